"""What must hold of shared notes in the lesson, said without the code that it judges; and the bugs that it must find."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from hypothesis import strategies as st

from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import moving, notes
from classroom.rooms.tools.locks import Lock, SetLocks
from classroom.rooms.tools.notes import MergeNotes, Notes, OpenNotes, SetMode, WhoWrites, WriteNotes
from classroom.rooms.tools.presence import Member
from classroom.rooms.tools.session import Class
from tests.given import typed
from tests.rules.prose import MAIN, STAFF, locked, may_by_role, open_rooms

WRITES = st.builds(WriteNotes, st.sampled_from(["?0", "?-1"]), st.sampled_from([typed("a", 1), typed("b", 2)]))
LONG = len(typed("a"))  # of each update here, so that a whole of them can be taken apart again
BELONGS: st.SearchStrategy[Command] = st.one_of(
    st.builds(SetMode, st.just("?-1"), st.sampled_from(WhoWrites), st.sampled_from([(), ("ada",)])),
    st.sampled_from([SetLocks((Lock.NOTES,)), SetLocks(())]),
)


def written(
    prepare: st.SearchStrategy[Command],
    rooms: st.SearchStrategy[Command],
    staff: st.SearchStrategy[str],
    learners: st.SearchStrategy[str],
) -> st.SearchStrategy[tuple[tuple[str, Command], ...]]:
    """In the class or in a group that closes amid it; and whoever may not, tries."""
    anybody = st.one_of(learners, staff)
    return st.tuples(
        st.tuples(staff, prepare),
        st.tuples(staff, st.sampled_from([moving.Open("?-1"), moving.Open("?-1"), SetLocks(())])),
        st.tuples(anybody, st.just(OpenNotes())),
        st.tuples(anybody, WRITES),
        st.tuples(staff, st.one_of(BELONGS, st.just(moving.Close("?-1")), rooms)),
        st.tuples(anybody, WRITES),
    )


def could_mean_of_notes(room: Room, command: Command) -> list[str]:
    return [*room.of(Notes)] if isinstance(command, WriteNotes | SetMode) else []


def is_theirs_to_write(room: Room, by: str, command: Command) -> bool:
    """Who reaches them, is let by those who lead, and is not locked; what was a group's is open a while longer."""
    if not isinstance(command, OpenNotes | WriteNotes):
        return True
    member = room.of(Member)[by]
    may = may_by_role(room, member, "write_notes") and Lock.NOTES not in locked(room, by)
    if isinstance(command, OpenNotes) or not may:
        return may and member.place is not None
    known = room.of(Notes)[command.id]
    lets = may_by_role(room, member, "lead") or known.mode is WhoWrites.EVERYONE
    lets = lets or (known.mode is WhoWrites.SOME and by in known.some)
    return lets and (member.role in STAFF or known.lies_in == member.place or known.returned_ms is not None)


class Merges(NamedTuple):
    """The server says what it has read some time ago, as putting updates together takes a while; and reads again."""


def single(known: Notes) -> list[bytes]:
    all = b"".join(known.updates)
    return [all[at : at + LONG] for at in range(0, len(all), LONG)]


class Kept:
    """What the lesson itself has seen written, and where."""

    def __init__(self) -> None:
        self.written: dict[str, Counter[bytes]] = {}
        self._read: list[MergeNotes] = []

    def merges(self, room: Room) -> Iterable[MergeNotes]:
        """What a server that died meanwhile has said too: the older one comes behind the newer one."""
        known = [each for each in room.of(Notes).values() if each.tail]
        yield from reversed(self._read[-2:])
        self._read += [MergeNotes(n.id, n.version - len(n.tail), len(n.tail), b"".join(n.updates)) for n in known]

    def effect(self, room: Room, by: str, command: Command) -> None:
        match command:
            case OpenNotes():
                place = room.of(Member)[by].place
                assert [each.lies_in for each in room.of(Notes).values() if not each.group].count(str(place)) == 1
            case WriteNotes(id=id, update=update):
                self.written.setdefault(id, Counter())[update] += 1
                assert by in room.of(Notes)[id].writers
            case _:
                pass

    def truths(self, room: Room) -> None:
        for id, said in self.written.items():
            assert Counter(single(room.of(Notes)[id])) == said, "every word is there, in the notes it was written in"
        over = any(session.end for session in room.of(Class).values())
        for each in room.of(Notes).values():
            assert each.lies_in in (MAIN, *open_rooms(room)), "they lie where people are"
            assert each.lies_in == MAIN or not over
            assert each.version == len(single(each))


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("notes stay in a room of the past", notes, "come_back", "if notes.lies_in in groups", "if False"),
    ("notes lose what was written before", notes.NotesWritten, "apply", "(*item.tail, self.update)", "(self.update,)"),
    ("written in notes of another group", notes, "written", "turn.by.reaches(notes.room)", "True"),
    (
        "what came while older ones were put together is lost",
        notes.NotesMerged,
        "apply",
        "item.tail[self.count :]",
        "()",
    ),
    ("put together twice", notes.MergeNotes, "decide", "notes.base == self.base", "True"),
    ("locked notes are written", notes, "may_write_somewhere", "raise refusal", "refusal"),
    ("written where only some may", notes, "written", "if not lets(notes, turn.by)", "if False"),
]
