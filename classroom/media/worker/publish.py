"""The connection on which a browser sends: it offers, we answer, each accepted m-line is a track."""

from ..core.interface import Kind, Track
from ..protocol import rtcp
from ..protocol.answer import PublishedTrack, answer_to
from ..protocol.sdp import Description, Fingerprint, fingerprint_of, setup_of
from .leg import Leg, Place


class PublishLeg(Leg):
    def __init__(self, place: Place, session: str, name: str, version: int) -> None:
        super().__init__(place, session, name, version)
        self.tracks: dict[str, Track] = {}
        self.feedback_count = 0  # transport-wide feedback packets so far
        self._offered_ufrag = ""

    def is_same_connection(self, remote: Fingerprint) -> bool:
        return self.remote == remote

    def answer(self, offer: Description) -> str:
        """Raises Malformed. A new ufrag in an offer of the same connection is an ICE restart."""
        remote = fingerprint_of(offer)
        is_client = setup_of(offer) == "passive"  # else we answer passive: the browser's hello needs no timing of ours
        ufrag = offer.transport("ice-ufrag") or ""
        if self.remote is not None and ufrag != self._offered_ufrag:
            self.restart_ice()
        answer = answer_to(offer, self.local("active" if is_client else "passive"))
        self._offered_ufrag = ufrag
        self.transport.set_extensions(answer.extensions)
        self._set_tracks(answer.tracks)
        if self.remote is None:
            self.connect(remote, is_server=not is_client)
        return answer.text

    def _set_tracks(self, published: list[PublishedTrack]) -> None:
        offered = {track.mid: track for track in published}
        for mid, track in list(self.tracks.items()):
            if mid not in offered:
                self.transport.remove_track(track)
                del self.tracks[mid]
        for mid, track in offered.items():
            if mid not in self.tracks:
                kind: Kind = "audio" if track.kind == "audio" else "video"
                self.tracks[mid] = self.transport.add_track(
                    mid, kind, track.codecs, track.rtx, track.ssrcs, track.rtx_ssrcs
                )

    def on_rtcp(self, packet: bytes, now: float) -> None:
        for event in rtcp.parse_rtcp(packet):
            if isinstance(event, rtcp.SenderReport):
                track = self.transport.track_of(event.ssrc)
                if track is not None:
                    track.on_sender_report(event.ntp_middle, event.rtp_timestamp, now)

    def take_level(self) -> int | None:
        """The loudest of its voices since the last call."""
        levels = [track.take_level() for track in self.tracks.values() if track.kind == "audio"]
        return min((level for level in levels if level is not None), default=None)

    def take_spoken_ms(self) -> int:
        return sum(track.take_spoken_ms() for track in self.tracks.values())
