"""What we offer on the subscribe connection: slots, each a sendonly m-line with a fixed SSRC, offered once.

What plays in a slot is changed behind its SSRC, without renegotiation (BROWSERS.md §0.1). SSRC and FID group are
announced for each: an unannounced one is decoded and never shown (BROWSERS.md §0.7).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .answer import FEEDBACK, OPUS_FMTP
from .extensions import AUDIO_LEVEL, MID
from .malformed import Malformed
from .sdp import Description, LocalTransport, number, text_of

PAYLOAD_TYPES = {"opus": 111, "VP8": 96, "H264": 98}
RTX_PAYLOAD_TYPES = {"VP8": 97, "H264": 99}
MID_ID, AUDIO_LEVEL_ID = 1, 4  # extension ids of our own offers
MAX_SLOTS = 48


@dataclass(frozen=True, slots=True)
class SlotOffer:
    mid: str
    kind: str  # audio, camera, screen
    ssrc: int
    rtx_ssrc: int

    @property
    def is_audio(self) -> bool:
        return self.kind == "audio"


def offer_of(slots: Sequence[SlotOffer], transport: LocalTransport) -> str:
    lines = transport.head([slot.mid for slot in slots], mixed_extensions=False)
    for slot in slots:
        lines += _slot_lines(slot, transport, first=slot is slots[0])
    return text_of(lines)


def _slot_lines(slot: SlotOffer, transport: LocalTransport, *, first: bool) -> list[str]:
    formats = [PAYLOAD_TYPES["opus"]] if slot.is_audio else [96, 97, 98, 99]
    lines = [
        f"m={'audio' if slot.is_audio else 'video'} 9 UDP/TLS/RTP/SAVPF " + " ".join(map(str, formats)),
        "c=IN IP4 0.0.0.0",
        f"a=mid:{slot.mid}",
        "a=sendonly",
        *transport.section(with_candidates=first),
        *(_audio_formats() if slot.is_audio else _video_formats()),
        f"a=extmap:{MID_ID} {MID}",
        *([f"a=extmap:{AUDIO_LEVEL_ID} {AUDIO_LEVEL}"] if slot.is_audio else []),
        f"a=msid:slot{slot.mid} track{slot.mid}",
    ]
    if not slot.is_audio:
        lines.append(f"a=ssrc-group:FID {slot.ssrc} {slot.rtx_ssrc}")
    lines.append(f"a=ssrc:{slot.ssrc} cname:classroom")
    return lines if slot.is_audio else [*lines, f"a=ssrc:{slot.rtx_ssrc} cname:classroom"]


def _audio_formats() -> list[str]:
    return ["a=rtpmap:111 opus/48000/2", f"a=fmtp:111 {OPUS_FMTP}"]


def _video_formats() -> list[str]:
    lines: list[str] = []
    for name, repair in RTX_PAYLOAD_TYPES.items():
        main = PAYLOAD_TYPES[name]
        lines.append(f"a=rtpmap:{main} {name}/90000")
        if name == "H264":
            lines.append(f"a=fmtp:{main} level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f")
        lines += [f"a=rtcp-fb:{main} {kind}" for kind in FEEDBACK if kind != "transport-cc"]
        lines += [f"a=rtpmap:{repair} rtx/90000", f"a=fmtp:{repair} apt={main}"]
    return lines


def codecs_taken(answer: Description, slots: Sequence[SlotOffer]) -> dict[str, dict[str, int]]:
    """mid -> codec -> payload type that the viewer takes; a slot that it refused is absent. Raises Malformed."""
    known = {slot.mid: slot for slot in slots}
    names = {payload_type: name for name, payload_type in PAYLOAD_TYPES.items()}
    taken: dict[str, dict[str, int]] = {}
    for section in answer.sections:
        slot = known.get(section.mid)
        if slot is None:
            raise Malformed("sdp_mid")
        if section.port == 0 or section.direction not in ("recvonly", "sendrecv"):
            continue
        formats = [number(text, 127) for text in section.formats]
        codecs = {names[value]: value for value in formats if value is not None and value in names}
        codecs = {name: value for name, value in codecs.items() if (name == "opus") == slot.is_audio}
        if codecs:
            taken[section.mid] = codecs
    return taken
