"""The connection on which a browser receives: we offer slots once; what plays in them is the routing table's."""

import secrets
from collections.abc import Sequence

from ..core.interface import Slot
from ..protocol import rtcp
from ..protocol.malformed import Malformed
from ..protocol.offer import RTX_PAYLOAD_TYPES, SlotOffer, codecs_taken, offer_of
from ..protocol.sdp import Description, fingerprint_of, setup_of
from .leg import Leg, Place


class SubscribeLeg(Leg):
    def __init__(self, place: Place, session: str, name: str, version: int, kinds: Sequence[str]) -> None:
        super().__init__(place, session, name, version)
        self.kinds = tuple(kinds)
        ssrcs = _distinct_ssrcs(2 * len(kinds))
        self._offers = [SlotOffer(str(n), kind, ssrcs[2 * n], ssrcs[2 * n + 1]) for n, kind in enumerate(kinds)]
        self.slots: dict[str, Slot] = {
            offer.mid: self.transport.add_slot(
                "audio" if offer.is_audio else "video",
                offer.ssrc,
                offer.rtx_ssrc,
                secrets.randbits(14),  # low, so that the rollover counter is not in doubt (RFC 3711 §3.3.1)
                secrets.randbits(31),
            )
            for offer in self._offers
        }
        self._by_ssrc = {slot.ssrc: slot for slot in self.slots.values()}
        self._has_offered = False
        self._may_be_restart = False

    def offer(self, version: int) -> str:
        """The same slots each time, so that it serves a new page as well as an ICE restart of the old one."""
        if self._has_offered:
            self.restart_ice()
        self._has_offered = True
        self.version = version
        return offer_of(self._offers, self.local("actpass"))

    def accept(self, answer: Description) -> None:
        """Raises Malformed. The same certificate as before is an ICE restart, another one a new connection."""
        remote = fingerprint_of(answer)
        setup = setup_of(answer)
        if setup == "actpass":
            raise Malformed("sdp_setup")
        taken = codecs_taken(answer, self._offers)
        for mid, slot in self.slots.items():
            codecs = taken.get(mid, {})
            repairs = {name: repair for name, repair in RTX_PAYLOAD_TYPES.items() if name in codecs}
            self.transport.set_codecs(slot, codecs, repairs)
        if remote != self.remote:
            self.connect(remote, is_server=setup == "active")

    def on_rtcp(self, packet: bytes, now: float) -> None:
        for event in rtcp.parse_rtcp(packet):
            if isinstance(event, rtcp.Nack):
                slot = self._by_ssrc.get(event.media_ssrc)
                if slot is not None:
                    self._place.core.counters.retransmitted += slot.resend(event.seqs, now)
            elif isinstance(event, rtcp.KeyframeWanted):
                slot = self._by_ssrc.get(event.media_ssrc)
                if slot is not None:
                    slot.want_keyframe()


def _distinct_ssrcs(count: int) -> list[int]:
    found: set[int] = set()
    while len(found) < count:
        found.add(secrets.randbits(31) | 1)
    return list(found)
