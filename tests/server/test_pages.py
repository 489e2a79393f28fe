"""The documents: what a phone must have before it can be in a class."""

import gzip
import re

from tests.server.server import Server

MOST_GZ = (
    260_000  # bytes; with what the class asks for when it is on the screen it stays within 280 kB (`bench/tools.py`)
)


def test_the_document_of_a_class_names_what_the_class_needs_and_it_is_little(server: Server) -> None:
    plain, of_class = (server.ask("GET", path, None).body.decode() for path in ("/", "/s/some-class"))
    scripts = {
        path: server.ask("GET", path, None) for path in re.findall(r'(?:src|href)="(/assets/[^"]+\.js)"', of_class)
    }
    assert all(answer.status == 200 for answer in scripts.values())
    size = sum(len(gzip.compress(answer.body, 9)) for answer in scripts.values())
    assert 100_000 < size < MOST_GZ, {path: len(answer.body) for path, answer in scripts.items()}
    assert sum(path in plain for path in scripts) < len(scripts), "who only studies does not load the class"
