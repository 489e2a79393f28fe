"""A class that was, as its log tells it: facts written by hand, each at its minute."""

from classroom.rooms.codec import Codec
from classroom.rooms.tool import Event
from classroom.rooms.tools import ALL
from classroom.rooms.tools.hands import HandRaised
from classroom.rooms.tools.presence import DeviceWent, Kind, MemberAdmitted, PersonCame, Role
from classroom.rooms.tools.session import CLASS, ClassEnded, Policy, SessionOpened
from classroom.store.log import Log, Row, Tenure

from .conftest import START_MS

MINUTE_MS = 60_000
SESSION = "earth-and-sky-why-do-we-have-seasons"


def at(minute: float) -> int:
    return START_MS + round(minute * MINUTE_MS)


class Scripted:
    def __init__(self, log: Log, tenure: Tenure) -> None:
        self._log = log
        self._tenure = tenure
        self._codec = Codec(ALL)
        self._seq = 0
        self._known: set[str] = set()
        self._here: set[tuple[str, str]] = set()  # people and their devices

    async def opens(self) -> None:
        await self.happens(0, SessionOpened(CLASS, "Seasons", Policy.WARN, at(0), at(24 * 60), at(0), True))

    async def comes(self, person: str, minute: float, role: Role = Role.LEARNER, device: str = "d1") -> None:
        if person not in self._known:
            self._known.add(person)
            await self.happens(minute, MemberAdmitted(person, person.title(), role))
        self._here.add((person, device))
        await self.happens(minute, PersonCame(person, device, Kind.REMOTE, False, at(minute)))

    async def goes(self, person: str, minute: float, device: str = "d1") -> None:
        self._here.discard((person, device))
        await self.happens(minute, DeviceWent(person, device, at(minute)))

    async def raises_hand(self, person: str, minute: float) -> None:
        await self.happens(minute, HandRaised(person, at(minute), "main"), actor=person)

    async def ends(self, minute: float) -> None:
        """And with it everybody goes, as the rules have it."""
        await self.happens(minute, ClassEnded(CLASS, at(minute), "ms-adeyemi"))
        for person, device in sorted(self._here):
            await self.goes(person, minute, device)

    async def happens(self, minute: float, event: Event, actor: str | None = None) -> None:
        self._seq += 1
        kind, version, body = self._codec.encode(event)
        wish = f"w{self._seq}" if actor else None
        await self._log.append(self._tenure, [Row(self._seq, at(minute), actor, wish, kind, version, body)])
