"""What we say to peers by ourselves, and when: requests for what is missing, and the reports that browsers need."""

from time import time

from ..protocol import rtcp, twcc
from .leg import Leg
from .publish import PublishLeg
from .subscribe import SubscribeLeg

TICK_S = 0.020  # how late a NACK may be asked for
CONGESTION_EVERY = 5  # ticks: 100 ms keeps a browser's estimate moving (BROWSERS.md §3)
REPORT_EVERY = 50  # ticks: 1 s; browsers send rid and mid until the first one
LEVELS_EVERY = 10  # ticks: 200 ms
SPOKEN_EVERY = 250  # ticks: 5 s
NTP_AHEAD_OF_UNIX_S = 2_208_988_800


def tick(leg: Leg, number: int, now: float) -> int:
    """All that is due for a leg at this tick; how many keyframes were asked for."""
    if leg.state != "up":
        return 0
    if isinstance(leg, PublishLeg):
        return _to_publisher(leg, number, now)
    if isinstance(leg, SubscribeLeg) and number % REPORT_EVERY == 0:
        _to_viewer(leg, now)
    return 0


def _to_publisher(leg: PublishLeg, number: int, now: float) -> int:
    transport = leg.transport
    for track in leg.tracks.values():
        if track.ssrc is None or track.kind != "video":
            continue
        if missing := track.lost(now):
            transport.send_rtcp(rtcp.nack(leg.ssrc, track.ssrc, missing))
    asked = ask_keyframes(leg, now)
    if number % CONGESTION_EVERY == 0 and (arrivals := transport.take_arrivals()):
        media_ssrc = next((track.ssrc for track in leg.tracks.values() if track.ssrc is not None), 0)
        transport.send_rtcp(twcc.feedback(leg.ssrc, media_ssrc, leg.feedback_count, arrivals))
        leg.feedback_count += 1
    if number % REPORT_EVERY == 0:
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
