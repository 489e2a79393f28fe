"""What puts updates of notes together, in a child: whatever strangers made of them, it ends, and says none."""

import os
import time

import pytest
from pycrdt import Doc, Text, XmlElement, XmlFragment, XmlText, merge_updates

from classroom.files import merge_child
from classroom.files.merger import Merger
from classroom.rooms import updates
from tests.given import typed, typed_by_one


async def test_updates_come_back_as_one_in_whatever_order_they_came():
    letters = typed_by_one(*"x" * 40)
    whole = await Merger().merge([*reversed(letters), typed("y", 2)])
    assert whole and len(whole) < 80
    doc = Doc[Text]()
    doc.apply_update(whole)
    assert sorted(str(doc.get("notes", type=Text))) == ["x"] * 40 + ["y"]


@pytest.mark.parametrize(
    "hostile", [b"", b"\x01", b"\xff" * 40, b"\xff\xff\xff\xff\x0f" + b"\x00" * 8, os.urandom(2000)]
)
async def test_what_the_library_cannot_read_is_none_and_costs_no_more_than_a_child(hostile: bytes):
    began = time.monotonic()
    assert await Merger().merge([typed("a"), hostile]) is None
    assert time.monotonic() - began < 20


async def test_a_child_that_takes_too_long_is_ended_and_the_next_one_has_its_turn():
    merger = Merger(limit_s=0.001)
    assert [await merger.merge([typed("a"), typed("b", 2)]) for _ in range(2)] == [None, None]


def test_what_waits_for_an_update_that_has_not_come_is_not_left_out():
    """Of text, and of what was deleted before it came."""
    said: list[bytes] = []
    doc = Doc[Text]()
    text = doc.get("notes", type=Text)
    doc.observe(lambda event: said.append(event.update))
    for letter in "abcdefgh":
        text += letter
    del text[2:5]
    for left_out in range(len(said)):
        there = [update for n, update in enumerate(said) if n != left_out]
        late = Doc[Text]()
        late.apply_update(merge_child.put_together([merge_child.put_together(there), said[left_out]]))
        assert str(late.get("notes", type=Text)) == "abfgh"


def test_rich_text_is_the_same_and_what_was_deleted_is_gone_from_it():
    said: list[bytes] = []
    doc = Doc[XmlFragment]()
    doc.observe(lambda event: said.append(event.update))
    root = doc.get("notes", type=XmlFragment)
    for n in range(40):
        paragraph, line = XmlElement("paragraph", {"n": str(n)}), XmlText("")
        root.children.append(paragraph)
        paragraph.children.append(line)
        for letter in "secret 😀 evidence":
            line += letter
        line.format(0, 6, {"bold": True})
        del line[0:6]
    whole = merge_child.put_together(said)
    again = Doc[XmlFragment]()
    again.apply_update(whole)
    assert str(again.get("notes", type=XmlFragment)) == str(root)
    assert len(whole) < len(merge_updates(*said)) / 2 and b"secret" not in whole
    updates.check(whole)
