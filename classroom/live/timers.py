"""What happens at a time although no item asks for it: the class that its staff have left ends by itself."""

from classroom.rooms.roles import STAFF
from classroom.rooms.tool import Things
from classroom.rooms.tools.presence import Devices, Member
from classroom.rooms.tools.session import class_of

ENDS_AFTER_STAFF_MS = 30 * 60_000  # long enough for a lost connection and a walk to another room


class StaffWatch:
    """Since when a class that had staff is without them. `ends_after_ms` None: it goes on (a demo)."""

    def __init__(self, ends_after_ms: int | None) -> None:
        self._ends_after_ms = ends_after_ms
        self._gone_ms: int | None = None

    def time_is_up(self, things: Things, at_ms: int) -> bool:
        """Ask every few seconds, and once when the log was read, with the time of its last fact."""
        staff = [member.id for member in things.of(Member).values() if member.role in STAFF]
        session = class_of(things)
        here = things.of(Devices)
        if session is None or session.end is not None or not staff or any(id in here for id in staff):
            self._gone_ms = None
            return False
        if self._gone_ms is None:
            self._gone_ms = at_ms
        return self._ends_after_ms is not None and at_ms - self._gone_ms >= self._ends_after_ms
