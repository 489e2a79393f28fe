"""The words for who someone is in a class: role, kind of presence, standing, and why they wait."""

from enum import StrEnum


class Role(StrEnum):
    TEACHER = "teacher"
    CO_TEACHER = "co_teacher"
    ASSISTANT = "assistant"
    LEARNER = "learner"
    GUEST = "guest"  # takes part like a learner, but is no learner of the course
    OBSERVER = "observer"


STAFF = frozenset({Role.TEACHER, Role.CO_TEACHER, Role.ASSISTANT})
PUPILS = frozenset({Role.LEARNER, Role.GUEST})


class Kind(StrEnum):
    REMOTE = "remote"
    IN_ROOM = "in_room"
    COMPANION = "companion"  # the second device of someone who is here by another
    RECORDING = "recording"


class Reason(StrEnum):
    """Why someone waits at the door."""

    NOT_READY = "not_ready"
    LOCKED = "locked"
    NOT_OPEN = "not_open"
    GUEST = "guest"  # guests wait until somebody lets them in
    SENT_OUT = "sent_out"  # of the class, back to the door


class Standing(StrEnum):
    IN = "in"
    WAITING = "waiting"
    REMOVED = "removed"
