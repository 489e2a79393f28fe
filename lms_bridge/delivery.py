"""What goes from a class into a course, and the shape of whatever takes it there (`adapters/`, one file a kind)."""

from typing import Protocol

from msgspec import Struct

from lms_bridge.courses.content import Attended


class Delivery(Struct, frozen=True):
    """The whole value for one person, never a difference: to deliver it twice is to deliver it once."""

    session_id: str
    course_id: str
    activity_id: str
    person_id: str
    attended: Attended
    as_of: int  # the seq of the log that this value knows; an older value never replaces a newer one
    at_ms: int


class Unreachable(Exception):
    """Not now: it is tried again, later each time."""


class Rejected(Exception):
    """Not this way: it is parked with this reason, for a person to read."""


class Adapter(Protocol):
    async def deliver(self, delivery: Delivery, /) -> None:
        """Returns when the value has arrived for good. Raises `Unreachable`, `Rejected`."""
        ...
