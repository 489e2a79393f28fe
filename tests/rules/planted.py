"""Bugs that somebody could make, each with what it is called; the lesson must find every one of them."""

import builtins
import dis
import inspect
import textwrap
from collections.abc import Mapping
from types import CodeType
from typing import Any

import pytest

from classroom.live.audience import Audience
from classroom.live.views import Views
from classroom.projections import attendance
from classroom.rooms import people
from classroom.rooms.room import Room
from classroom.rooms.tools import (
    breakouts,
    chat,
    hands,
    lobby,
    moderation,
    moving,
    powers,
    preparing,
    presence,
    publishing,
    reactions,
    readiness,
    removal,
    spotlight,
    whereabouts,
)
from classroom.rooms.tools.breakouts import BreakoutSet
from classroom.rooms.tools.chat import Message
from classroom.rooms.tools.presence import DeviceConnects, Devices, Member
from classroom.rooms.tools.publishing import SetMedia
from classroom.rooms.tools.readiness import Missed, Readiness
from classroom.rooms.tools.speaking import SpeakingHeard, Spoken
from classroom.rooms.tools.spotlight import SetSpotlight

# Each of these bugs must make `test_lesson.py` fail: (what is wrong, whose method, its text, the text with the bug).
PLANTED: list[tuple[str, Any, str, str, str]] = [
    # pages
    ("role change not shown anew", Audience, "_step", "now.viewer != was.viewer or", ""),
    ("removed page keeps the class", Audience, "_step", "or (now.room is None) != (was.room is None)", ""),
    ("first change of a commit forgotten", Audience, "after_commit", "in changes", "in reversed(changes)"),
    (
        "made and deleted in one commit",
        Audience,
        "after_commit",
        "first.setdefault",
        "if change.before or self.room.at(change.key): first.setdefault",
    ),
    ("made anew in one commit", Audience, "_changed", "or self.room.made(key) > seq", ""),
    ("hidden item announced in step", Audience, "_changed", " and view_for(was, old) is not None", ""),
    ("behind: what went stays", Audience, "catch_up", "return None\n    page.shown_as", "pass\n    page.shown_as"),
    ("behind: another role meanwhile", Audience, "catch_up", " or Key(self.own.kind, now.id) in missed", ""),
    ("moved page keeps the old room", Audience, "_step", "else (was.room,)", "else ()"),
    ("moved page is not shown the new room", Audience, "_step", "if left else", "if False else"),
    ("told what was worked out before", Audience, "_look_at_the_room", "self._seq != self.room.seq", "False"),
    ("told as who came from elsewhere", Audience, "_step", "was.room, now.room)", "now.room)"),
    ("shown as it was", Views, "part", " or kept.item is not item", ""),
    ("shown as to anybody", Views, "_keep", "personal=True", "personal=False"),
    # breakouts
    ("two sets are open", moving.Open, "decide", "open_set(turn) is not None", "False"),
    ("rooms keep their old names", BreakoutSet, "room_named", "{openings}", "1"),
    (
        "who is gone stays in the room",
        breakouts,
        "close",
        "member.stays_in in known.rooms or member.settled",
        "member.id in turn.things.of(Devices)",
    ),
    ("rooms outlive the class", moving, "all_come_back", "yield from close(known, turn)", "yield from ()"),
    ("rooms outlive their time", BreakoutSet, "due_ms", "self.opening.ends_ms if", "None if"),
    ("plan not followed", moving, "open_round", "yield Moved(member.id, rooms[seats[member.id]])", "yield from ()"),
    ("late comer left out", moving, "comes", "yield from place_late(event.id, turn)", "yield from ()"),
    ("let in and left out", moving, "enters", "yield from place_late(event.id, turn)", "yield from ()"),
    ("put back by hand and taken away", moving, "is_late", " and not member.settled", ""),
    ("assigned pupil goes elsewhere", moving, "may_go", "raise Refused('assigned'", "Refused('assigned'"),
    (
        "moved into a room that is not open",
        moving,
        "reachable",
        "raise Refused('no_such_room'",
        "Refused('no_such_room'",
    ),
    ("next round forgets somebody", moving, "go_over", "event.id not in go_on", "False"),
    ("prepared set shown to pupils", BreakoutSet, "view", "not staff", "False"),
    ("an end in the past", moving.Extend, "decide", "max(ends_ms, turn.at_ms + SOONEST_MS)", "ends_ms"),
    # the state of all things
    ("behind: hand up anew", Room, "held_at", "self._kinds[key.kind].recurs or ", ""),
    ("behind across a restart", Room, "load", "touched for kind", "0 for kind"),
    ("order of making wrong", Room, "_apply", "self._made[key] = self.seq", "self._made[key] = len(self._made)"),
    ("id free again after a restart", Room, "dump", "self._touched.items()", "self._touched.items() if self.at(key)"),
    ("what is due lost at restart", Room, "load", "self.seq = seq", "self._due.clear(); self.seq = seq"),
    ("id of something deleted used again", Room, "_taken", " or not self._kinds[key.kind].recurs", ""),
    # who may and sees
    ("everyone may moderate", powers, "by_role", "MAY[member.role] if", "(MAY[member.role] | {P.MODERATE}) if"),
    ("what was edited is ignored", powers, "by_role", "if known is None", "if True"),
    (
        "the last teacher gives it up",
        powers.SetRole,
        "decide",
        "raise Refused('last_teacher'",
        "Refused('last_teacher'",
    ),
    ("gives helpers what is the teachers'", powers.PermitRole, "decide", "not wanted <= GRANTABLE[self.role]", "False"),
    ("gone and still presenting", powers, "goes", "yield PresenterChanged(event.id, on=False)", "yield from ()"),
    ("end ignored", people, "who", "may &= AFTER_THE_END", "pass"),
    ("outsider sees the class", people, "who", "Viewer(person_id))", "Viewer(person_id), room='main')"),
    ("who waits is inside", people, "who", "is not Standing.IN", "is Standing.REMOVED"),
    ("staff chat shown to all", Message, "view", "self.to is To.STAFF and", "False and"),
    ("own message to staff hidden", Message, "view", "viewer.id != self.author and ", ""),
    ("readiness shown to learners", Readiness, "view", "Sight.READINESS not in viewer.sights", "False"),
    ("missed questions shown to learners", Missed, "view", "Sight.READINESS in viewer.sights", "True"),
    ("door shown to learners", lobby.Waiting, "view", "Sight.DOOR in viewer.sights", "True"),
    ("who waits shown to learners", Member, "view", "Sight.DOOR not in viewer.sights", "False"),
    ("devices at the door shown", Devices, "view", "Sight.DOOR not in viewer.sights", "False"),
    ("anyone edits any message", chat.Edit, "decide", "message.author != turn.by.id", "False"),
    # the door
    ("lock ignored", presence, "held_back", "if session.locked", "if False"),
    ("half of the work is enough", presence, "is_ready", "readiness.state in ENTERS", "readiness.state"),
    ("exception forgotten", readiness.SetReadiness, "decide", "state = Ready.EXCUSED", "pass"),
    ("ready and not let in", lobby, "one_is_asked_again", "yield from ask_again(event.id, turn)", "yield from ()"),
    ("unlocked and not let in", lobby, "all_are_asked_again", "yield from ask_again(person, turn)", "yield from ()"),
    ("reason out of date", lobby, "ask_again", "yield WaitingChanged(person, reason)", "yield from ()"),
    ("gone and still waiting", lobby, "goes", "yield WaitingEnded(event.id)", "yield from ()"),
    ("in and still waiting", lobby, "enters", "yield WaitingEnded(event.id)", "yield from ()"),
    ("not ready and in the class", presence, "has_to_prepare", "role is Role.LEARNER", "False"),
    ("ready and still preparing", preparing, "one_is_ready", "member is not None", "False"),
    ("prepares and is let go by half", preparing, "one_is_ready", " and is_ready(turn, member.id)", ""),
    ("prepares for ever", preparing, "another_policy", "event.policy is Policy.WARN", "False"),
    ("ends preparing by themselves", moving.Go, "decide", "if place == PREP", "if False"),
    ("called from preparing into a group", moving, "open_round", "(None, PREP)", "(None,)"),
    ("late comers all in one group", moving, "to_smallest", "many + 1", "many"),
    ("removed comes back", DeviceConnects, "decide", "raise Refused('removed'", "Refused('removed'"),
    ("comes into an ended class", DeviceConnects, "decide", "raise Refused('class_ended'", "Refused('class_ended'"),
    # devices, microphones, hands
    ("two devices are remote", presence, "kind_of", "if beside else", "if False else"),
    ("a companion left alone", presence.DeviceWent, "apply", "kind=Kind.REMOTE", "kind=Kind.COMPANION"),
    (
        "two devices are the room's own",
        whereabouts.Be,
        "decide",
        "self.room_device and room_device_of",
        "False and print",
    ),
    ("joins as a second room device", DeviceConnects, "_comes", " and not room_device_of(turn, self.device)", ""),
    ("removed keeps their devices", removal, "leave", "yield DeviceWent", "if False: yield DeviceWent"),
    ("devices outlive the end", presence, "all_leave", "yield DeviceWent", "if False: yield DeviceWent"),
    ("companion has a microphone", SetMedia, "decide", "not sending.may_have_sound", "False"),
    ("microphone stays on in the room", publishing.SendingPlaced, "apply", "microphone=False", "microphone=True"),
    ("someone else's camera", SetMedia, "decide", "sending.person != turn.by.id", "False"),
    ("muted and heard", publishing.Muted, "apply", "microphone=False, ", ""),
    ("may not and is still heard", publishing, "switch_off", "on and means.needs in may", "on"),
    (
        "locked and still heard",
        publishing,
        "all_keep_to_it",
        "yield from switch_off(sending,",
        "yield from () and (sending,",
    ),
    (
        "demoted and still heard",
        publishing,
        "one_keeps_to_it",
        "yield from switch_off(sending,",
        "yield from () and (sending,",
    ),
    ("locked and switched on again", SetMedia, "decide", "is_on and not was", "False"),
    ("locked chat is written to", chat, "open_for", "raise refusal", "refusal"),
    (
        "locked chat is written to by changing",
        chat.Edit,
        "decide",
        "open_for(message.to, message.person, turn, self.text)",
        "pass",
    ),
    ("device gone and still sending", publishing, "goes", "yield SendingEnded(event.device)", "yield from ()"),
    ("sends from outside the door", publishing, "keep_in_place", "not here.at_door", "True"),
    ("mute all forgets one", moderation.MuteAll, "decide", "sending.person not in self.but", "sending.camera"),
    ("hand of someone gone", hands, "lower_of_gone", "yield from lower(event, turn)", "yield from ()"),
    ("moved and the hand stays up", hands, "lower_of_moved", "hand is not None", "False"),
    ("observer's hand stays up", hands, "lower", "event.id in turn.things.of(Hand)", "False"),
    ("every clap counts", reactions.React, "decide", "+ EVERY_MS", ""),
    # the flow of the class
    ("spotlight follows nobody who moves", spotlight, "leave", "place != spotlight.id", "place is None"),
    ("spotlight on who is gone", spotlight, "go", "yield SpotlightEnded(spotlight.id)", "yield from ()"),
    ("spotlight on another group", SetSpotlight, "decide", "member.place != room or ", ""),
    ("talk time shown to pupils", Spoken, "view", "Sight.TALK_TIME not in viewer.sights", "False"),
    ("counted while it is off", SpeakingHeard, "decide", "not is_counted(turn.things)", "False"),
    # attendance
    ("waiting counts", attendance._Person, "ends", " and not self.at_door", ""),  # pyright: ignore[reportPrivateUsage]
    ("lost counts up to now", attendance, "attendance", "if stay.last_seen_ms is None", "if True"),
    ("back again and not counted", attendance, "_presence", "person.devices[fact.device].last_seen_ms = None", "pass"),
    ("overlap counted twice", attendance, "union", "edges = sorted(", "return tuple(stays)\n    edges = sorted("),
]

# What the lessons that look for a bug in a tool are mostly about, so that its search stays short as tools are added.
SUBJECTS_OF: Mapping[str, frozenset[str]] = {
    tool: frozenset(subjects.split(", "))
    for tool, subjects in {
        "admitting": "door, groups come in",
        "agenda": "plan, groups",
        "attention": "signs, media",
        "board": "boards, locks, wall",
        "carried": "boards, groups",
        "breakouts": "groups, moves",
        "chat": "chat, whispers, locks, groups",
        "doorway": "door, goes",
        "help": "calls",
        "incidents": "picks",
        "listening": "voices",
        "lobby": "door, prepares, goes",
        "moderation": "media",
        "marks": "whispers",
        "moving": "groups, moves, prepares, door",
        "notes": "notes, groups, locks",
        "picks": "picks",
        "polls": "polls, groups",
        "deadlines": "polls",
        "readings": "polls",
        "powers": "powers",
        "pins": "whispers",
        "preparing": "prepares",
        "privacy": "whispers",
        "publishing": "media, goes, locks",
        "questions": "questions, locks",
        "quiz": "quiz",
        "removal": "goes, door",
        "reporting": "whispers",
        "requests": "requests, media",
        "shapes": "boards, slides",
        "showing": "showing",
        "files": "files",
        "slides": "slides, goes",
        "decks": "slides",
        "ink": "slides, screens, locks",
        "glass": "screens, groups, moves",
        "timers": "timers, groups",
        "wall": "wall, goes",
        "whereabouts": "goes, media",
        "words": "whispers",
    }.items()
}


def subjects_of(owner: Any) -> frozenset[str] | None:
    """Of the tool that the owner of a bug belongs to; None: of none, or any lesson finds it."""
    return SUBJECTS_OF.get((owner.__name__ if inspect.ismodule(owner) else owner.__module__).rpartition(".")[2])


def names_of(code: CodeType) -> set[str]:
    """The names of its module that it asks for."""
    within = (each for each in code.co_consts if isinstance(each, CodeType))
    own = {str(each.argval) for each in dis.get_instructions(code) if each.opname == "LOAD_GLOBAL"}
    return own.union(*map(names_of, within))


def plant(method: Any, text: str, bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts `bug` where `text` stands in the source of a method, for everyone who calls it."""
    method = getattr(method, "fget", method)
    source = textwrap.dedent(inspect.getsource(method))
    text, bug = text.replace("'", '"'), bug.replace("'", '"')
    assert source.count(text) == 1, f"{text!r} stands {source.count(text)} times in {method.__qualname__}"
    scope = dict(method.__globals__)
    exec(source.replace(text, bug), scope)  # noqa: S102  (the text is ours)
    planted = scope[method.__name__]
    unknown = names_of(getattr(planted, "fget", planted).__code__) - {*scope, *dir(builtins)}
    assert not unknown, f"{method.__qualname__} knows nothing of {unknown}, so the bug cannot happen"
    monkeypatch.setattr(method, "__code__", getattr(planted, "fget", planted).__code__)
