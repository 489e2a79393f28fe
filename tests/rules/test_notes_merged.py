"""Updates of shared notes that are put together say what they said one by one, whoever wrote, in whatever order they came."""

import random
from collections.abc import Iterable
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pycrdt import Doc, Text, merge_updates

from classroom.files.merge_child import put_together
from classroom.rooms.tool import Event
from classroom.rooms.tools.notes import MergeNotes, Notes, NotesOpened, SaveNotes
from tests.given import CLASS, Given

THERE = (*CLASS, NotesOpened("n", "main"))


class Desk:
    """Editors that write in one document, each seeing what it is sent, whenever that is; and all that they said."""

    def __init__(self) -> None:
        self.said: list[bytes] = []
        self._docs = [Doc[Text](client_id=n + 1) for n in range(3)]
        self._texts = [doc.get("notes", type=Text) for doc in self._docs]
        for doc in self._docs:
            doc.observe(lambda event: self.said.append(event.update))

    def write(self, n: int, at: int, text: str) -> None:
        self._texts[n].insert(min(at, len(str(self._texts[n]))), text)

    def delete(self, n: int, at: int) -> None:
        if at < len(str(self._texts[n])):
            del self._texts[n][at : at + 1]

    def hear(self, n: int, whose: int) -> None:
        update = self._docs[whose].get_update(self._docs[n].get_state())
        said = len(self.said)
        self._docs[n].apply_update(update)
        del self.said[said:]  # what was said already


def read(updates: Iterable[bytes]) -> str:
    doc = Doc[Text]()
    text = doc.get("notes", type=Text)
    doc.apply_update(merge_updates(*updates))
    return str(text)


STEP = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 2), st.integers(0, 30), st.text("abc ", min_size=1, max_size=4)),
    st.tuples(st.just("delete"), st.integers(0, 2), st.integers(0, 30)),
    st.tuples(st.just("hear"), st.integers(0, 2), st.integers(0, 2)),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(STEP, min_size=2, max_size=40), st.randoms(use_true_random=False))
def test_however_what_was_written_came_and_was_put_together_it_is_the_same_text(
    steps: list[Any], chance: random.Random
):
    desk = Desk()
    for what, *how in steps:
        getattr(desk, what)(*how)
    assume(len(desk.said) > 1)
    text, came = read(desk.said), list(desk.said)
    if chance.random() < 0.5:
        chance.shuffle(came)
    class_, log = Given(*THERE), list[Event](THERE)
    while came:
        count = chance.randint(1, 5)
        log += class_.server(SaveNotes("n", merge_updates(*came[:count]), ("ada",)))
        del came[:count]
        notes = class_.room.of(Notes)["n"]
        if chance.random() < 0.4 and notes.tail:
            count = chance.randint(1, len(notes.tail))
            ready = notes.updates[: len(notes.updates) - len(notes.tail) + count]
            log += class_.server(MergeNotes("n", notes.base, count, put_together(ready)))
    assert read(class_.room.of(Notes)["n"].updates) == text
    assert Given(*log).room.of(Notes) == class_.room.of(Notes) == class_.reloaded().of(Notes)
