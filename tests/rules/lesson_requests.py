"""What must hold in the lesson of being asked to speak, said without the code that it judges; and the bugs that it must
find."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from classroom.rooms import people
from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import locks, requests
from classroom.rooms.tools.locks import Locks
from classroom.rooms.tools.presence import Devices, Member, Role
from classroom.rooms.tools.publishing import Sending, SetMedia
from classroom.rooms.tools.requests import Answer, AskToUnmute, Request

PUPILS = (Role.LEARNER, Role.GUEST)


def asked(id: str) -> st.SearchStrategy[tuple[tuple[str, Command], ...]]:
    """Somebody is asked to speak, and what becomes of it."""
    staff, me = st.sampled_from(["tess", "ari"]), st.just(id)
    locked: st.SearchStrategy[Command] = st.sampled_from(
        [locks.SetLocks((locks.Lock.MICROPHONE, locks.Lock.CAMERA)), locks.SetPreset(locks.Preset.QUIET)]
    )
    on = st.builds(SetMedia, st.just("?0"), st.just(True), st.sampled_from([None, True]))
    return st.tuples(
        st.tuples(staff, locked | st.just(AskToUnmute(id))),
        st.tuples(staff, st.just(AskToUnmute(id))),
        st.tuples(me, st.builds(Answer, st.booleans()) | on),
        st.tuples(me, on),
    )


class Requests:
    """Who was asked before a wish; and who speaks although microphones are locked, because they were asked."""

    def __init__(self) -> None:
        self.speak = set[str]()
        self.before: Mapping[str, Request] = {}
        self.locks: Locks | None = None

    def look(self, room: Room) -> None:
        self.before, self.locks = {**room.of(Request)}, room.of(Locks).get("locks")

    def check(self, room: Room, by: str, wished: Command) -> None:
        """What is so at once after a wish that was obeyed."""
        now, on = room.of(Request), {each.person for each in room.of(Sending).values() if each.microphone}
        match wished:
            case AskToUnmute(person=person):
                assert person in now or person in on, "they know that they are asked"
            case Answer(accept=accept):
                assert not accept or by not in now or now[by].accepted
                assert accept or by not in now
            case SetMedia(microphone=True) if by in self.before:
                self.speak.add(by)
            case _:
                pass
        if room.of(Locks).get("locks") != self.locks:
            self.speak.clear()  # a lock that is set holds for everyone
        self.speak &= on
        for id, request in self.before.items():
            assert id not in now or now[id].at_ms == request.at_ms, "asked again is asked once"


def truths_of_requests(room: Room) -> None:
    on = {each.person for each in room.of(Sending).values() if each.microphone}
    for id, request in room.of(Request).items():
        member = room.of(Member)[id]
        assert id in room.of(Devices) and member.place == request.lies_in and member.role in PUPILS
        assert id not in on, "who is heard is asked for nothing"


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("asked before everyone", Request, "view", "viewer.id != self.id", "False"),
    ("moved and still asked", requests, "moves", "yield RequestEnded(event.id)", "yield from ()"),
    ("asked for ever", Request, "due_ms", "+ FADES_AFTER_MS", "+ 100 * FADES_AFTER_MS"),
    ("asked and no lock holds", people, "who", " & {Permission.SEND_SOUND}", ""),
]
