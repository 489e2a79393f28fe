"""The documents: what a phone must have before it can be in a class."""

import gzip
import re

from tests.server.server import Server

MOST_GZ = 280_000  # bytes, with the words of the language that has most


def test_the_document_of_a_class_names_what_the_class_needs_and_it_is_little(server: Server) -> None:
    plain, of_class = (server.ask("GET", path, None).body.decode() for path in ("/", "/s/some-class"))
    scripts = {
        path: server.ask("GET", path, None) for path in re.findall(r'(?:src|href)="(/assets/[^"]+\.js)"', of_class)
    }
    assert all(answer.status == 200 for answer in scripts.values())
    sizes = {path: len(gzip.compress(answer.body, 9)) for path, answer in scripts.items()}
    begins = next(answer.body.decode() for path, answer in scripts.items() if "/start-" in path)
    words = {f"/assets/{name}" for name in re.findall(r"\./((?:de|es|ar)-[\w-]+\.js)", begins)}
    assert len(words) == 3, "the file that runs first asks for the words of a language"
    most = max(len(gzip.compress(server.ask("GET", path, None).body, 9)) for path in words)
    assert 200_000 < sum(sizes.values()) + most < MOST_GZ, (sizes, most)
    assert sum(path in plain for path in scripts) < len(scripts), "who only studies does not load the class"
