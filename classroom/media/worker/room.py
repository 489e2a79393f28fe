"""The media of one session: its legs, and who is shown what in which slot."""

from collections.abc import Mapping, Sequence

from ..core.interface import Track
from ..protocol.malformed import Malformed
from ..protocol.offer import MAX_SLOTS
from ..protocol.sdp import fingerprint_of, parse_sdp
from .leg import Leg, Place
from .publish import PublishLeg
from .subscribe import SubscribeLeg

KINDS = ("audio", "camera", "screen")
Row = tuple[str, str, str]  # slot's mid, publish leg, its mid


class Room:
    def __init__(self, place: Place, session: str) -> None:
        self._place, self.session = place, session
        self.publishing: dict[str, PublishLeg] = {}
        self.subscribing: dict[str, SubscribeLeg] = {}
        self._table: dict[str, Sequence[Row]] = {}

    @property
    def legs(self) -> list[Leg]:
        return [*self.publishing.values(), *self.subscribing.values()]

    @property
    def is_empty(self) -> bool:
        return not self.publishing and not self.subscribing and not self._table

    def publish(self, name: str, version: int, sdp: str) -> str:
        """Raises Malformed; a leg that was there stays as it was then."""
        offer = parse_sdp(sdp)
        remote = fingerprint_of(offer)
        leg = self.publishing.get(name)
        if leg is not None and leg.is_same_connection(remote):
            answer = leg.answer(offer)
            leg.version = version
        else:
            fresh = PublishLeg(self._place, self.session, name, version)
            try:
                answer = fresh.answer(offer)
            except Malformed:
                fresh.close()
                raise
            if leg is not None:  # the page was loaded anew
                leg.close()
            self.publishing[name] = fresh
        for viewer, rows in self._table.items():
            if any(publisher == name for _, publisher, _ in rows):
                self._apply(viewer)
        return answer

    def subscribe(self, name: str, version: int, kinds: Sequence[str]) -> str:
        if not kinds or len(kinds) > MAX_SLOTS or any(kind not in KINDS for kind in kinds):
            raise Malformed("slots")
        leg = self.subscribing.get(name)
        if leg is None or leg.kinds != tuple(kinds):
            if leg is not None:
                leg.close()
            leg = self.subscribing[name] = SubscribeLeg(self._place, self.session, name, version, kinds)
        return leg.offer(version)

    def subscribed(self, name: str, version: int, sdp: str) -> None:
        leg = self.subscribing.get(name)
        if leg is None or leg.version != version:
            raise Malformed("stale_version")
        leg.accept(parse_sdp(sdp))
        self._apply(name)

    def close_leg(self, name: str) -> None:
        leg = self.publishing.pop(name, None) or self.subscribing.pop(name, None)
        if leg is not None:
            leg.close()

    def route(self, table: Mapping[str, Sequence[Row]], *, whole: bool = True) -> None:
        changed = {**dict.fromkeys(self._table, ()), **table} if whole else table
        for name, rows in changed.items():
            if rows:
                self._table[name] = rows
            else:
                self._table.pop(name, None)
            self._apply(name)

    def _apply(self, viewer: str) -> None:
        """Slots play what the table says, as far as both ends are here. What stays the same is not disturbed."""
        leg = self.subscribing.get(viewer)
        if leg is None:
            return
        rows = {mid: (publisher, track) for mid, publisher, track in self._table.get(viewer, ())}
        for mid, slot in leg.slots.items():
            row = rows.get(mid)
            slot.play(self._track(*row) if row else None)

    def _track(self, publisher: str, mid: str) -> Track | None:
        leg = self.publishing.get(publisher)
        return leg.tracks.get(mid) if leg is not None else None

    def take_levels(self) -> dict[str, int]:
        levels = {name: leg.take_level() for name, leg in self.publishing.items()}
        return {name: level for name, level in levels.items() if level is not None}

    def take_spoken(self) -> dict[str, int]:
        """Milliseconds since the last call, of who was audible."""
        spoken = {name: leg.take_spoken_ms() for name, leg in self.publishing.items()}
        return {name: ms for name, ms in spoken.items() if ms}

    def close(self) -> None:
        for leg in self.legs:
            leg.close()
        self.publishing.clear()
        self.subscribing.clear()
        self._table = {}
