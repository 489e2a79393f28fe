"""Strokes of the lesson, over slides and screens, and what must hold of them there."""

from hypothesis import strategies as st

from classroom.rooms.inks import Ink
from classroom.rooms.shapes import Erased, Freedraw


def stroke(id: str, version: int, erased: bool) -> Freedraw | Erased:
    if erased:
        return Erased(id=id, version=version, version_nonce=version)
    return Freedraw(
        id=id, version=version, version_nonce=version, x=0, y=0, width=1, height=1, index="a1", points=(0, 0, 5, 5)
    )


STROKES = st.lists(st.builds(stroke, st.sampled_from("pq"), st.integers(1, 4), st.booleans()), min_size=1, max_size=2)


def counts(drawn: Ink) -> None:
    assert drawn.rev >= drawn.cleared_rev and all(each.rev <= drawn.rev for each in drawn.strokes.values())


def check_ink(was: Ink, now: Ink, leads: bool, by: str) -> None:
    """After a wish that neither clears nor ends it."""
    assert {*was.strokes} <= {*now.strokes}, "what was drawn is there, or its place is kept"
    for stroke, before in was.strokes.items():
        after = now.strokes[stroke]
        assert (after.by, after.page) == (before.by, before.page) and after.shape.version >= before.shape.version
        assert after == before or before.by == by or leads, "somebody changed what another drew"
