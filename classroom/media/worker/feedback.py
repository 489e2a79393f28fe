"""What we say to peers by ourselves, and when: requests for what is missing, and the reports that browsers need."""

from time import time
from typing import NamedTuple

from ..protocol import rtcp, twcc
from .leg import Leg
from .publish import PublishLeg
from .subscribe import SubscribeLeg

TICK_S = 0.020  # how late a NACK may be asked for
CONGESTION_EVERY_S = 0.100  # keeps a browser's estimate moving (BROWSERS.md §3)
REPORT_EVERY_S = 1.0  # browsers send rid and mid until the first one
LEVELS_EVERY_S = 0.200
SPOKEN_EVERY_S = 5.0
NTP_AHEAD_OF_UNIX_S = 2_208_988_800


class Every:
    """Due once each period by the clock: a busy machine's ticks come late, and reports counted in ticks would cease."""

    def __init__(self, period_s: float) -> None:
        self._period_s, self._due_at = period_s, 0.0

    def is_due(self, now: float) -> bool:
        if now < self._due_at:
            return False
        missed = now - self._due_at > self._period_s
        self._due_at = self._period_s + (now if missed else self._due_at)
        return True


class Due(NamedTuple):
    congestion: bool
    report: bool


def tick(leg: Leg, due: Due, now: float) -> int:
    """All that is due for a leg at this tick; how many keyframes were asked for."""
    if leg.state != "up":
        return 0
    if isinstance(leg, PublishLeg):
        return _to_publisher(leg, due, now)
    if isinstance(leg, SubscribeLeg) and due.report:
        _to_viewer(leg, now)
    return 0


def _to_publisher(leg: PublishLeg, due: Due, now: float) -> int:
    transport = leg.transport
    for track in leg.tracks.values():
        if track.ssrc is None or track.kind != "video":
            continue
        if missing := track.lost(now):
            transport.send_rtcp(rtcp.nack(leg.ssrc, track.ssrc, missing))
    asked = ask_keyframes(leg, now)
    if due.congestion and (arrivals := transport.take_arrivals()):
        media_ssrc = next((track.ssrc for track in leg.tracks.values() if track.ssrc is not None), 0)
        transport.send_rtcp(twcc.feedback(leg.ssrc, media_ssrc, leg.feedback_count, arrivals))
        leg.feedback_count += 1
    if due.report:
        reports = [report for track in leg.tracks.values() if (report := track.report(now)) is not None]
        if reports:
            transport.send_rtcp(rtcp.receiver_report(leg.ssrc, reports))
        leg.look_for_silence(now)
    return asked


def ask_keyframes(leg: PublishLeg, now: float) -> int:
    """From who is waited for; also called when a table was swapped, as a tick is a frame's time."""
    asked = 0
    for track in leg.tracks.values():
        if track.ssrc is not None and track.keyframe_wanted(now):
            leg.transport.send_rtcp(rtcp.pli(leg.ssrc, track.ssrc))
            asked += 1
    return asked


def _to_viewer(leg: SubscribeLeg, now: float) -> None:
    ntp_seconds = time() + NTP_AHEAD_OF_UNIX_S
    for slot in leg.slots.values():
        if (report := slot.sender_report(now, ntp_seconds)) is not None:
            leg.transport.send_rtcp(report)
    leg.look_for_silence(now)
