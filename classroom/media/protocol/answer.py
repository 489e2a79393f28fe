"""What we answer to an offer on the publish connection: which codecs we take, and which m-lines we do not want.

An m-line that we cannot use (data channel, unknown codecs, no rtcp-mux) is refused with port 0, never the whole offer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .extensions import ABS_SEND_TIME, AUDIO_LEVEL, MID, TRANSPORT_CC, ExtensionIds
from .malformed import Malformed
from .sdp import Description, LocalTransport, Section, number, text_of

FEEDBACK = ("nack", "nack pli", "ccm fir", "transport-cc")
EXTENSIONS = (MID, AUDIO_LEVEL, TRANSPORT_CC, ABS_SEND_TIME)
OPUS_FMTP = "minptime=10;useinbandfec=1"
MAX_TRACKS = 8  # microphone, camera, screen and room for more


@dataclass(slots=True)
class PublishedTrack:
    """An m-line that we accepted, as the receiving side needs it."""

    mid: str
    kind: str  # audio or video
    codecs: dict[int, str]  # payload type -> opus, VP8, H264
    rtx: dict[int, int]  # payload type of RTX -> of what it repairs
    ssrcs: list[int] = field(default_factory=list[int])
    rtx_ssrcs: list[int] = field(default_factory=list[int])


@dataclass(slots=True)
class PublishAnswer:
    text: str
    tracks: list[PublishedTrack]
    extensions: ExtensionIds


@dataclass(slots=True)
class _Formats:
    """Payload types of one m-line by what they are."""

    rtpmap: dict[str, str]
    fmtp: dict[str, str]

    @classmethod
    def of(cls, section: Section) -> "_Formats":
        pairs = [value.partition(" ") for value in section.all("rtpmap")]
        parameters = [value.partition(" ") for value in section.all("fmtp")]
        return cls({p: text for p, _, text in pairs}, {p: text for p, _, text in parameters})

    def codec(self, payload_type: str) -> str | None:
        """The codec's name where we forward it."""
        name = self.rtpmap.get(payload_type, "").lower()
        if name == "opus/48000/2":
            return "opus"
        if name == "vp8/90000":
            return "VP8"
        if name == "h264/90000" and is_baseline_h264(self.fmtp.get(payload_type, "")):
            return "H264"
        return None

    def rtx_of(self, section: Section, payload_type: str) -> str | None:
        for candidate in section.formats:
            if self.rtpmap.get(candidate, "").lower() == "rtx/90000":
                parameters = self.fmtp.get(candidate, "").replace(" ", "").split(";")
                if f"apt={payload_type}" in parameters:
                    return candidate
        return None


def is_baseline_h264(fmtp: str) -> bool:
    """(Constrained) baseline in packetization mode 1: what every browser decodes whatever profile it sends."""
    parameters = _parameters(fmtp)
    return parameters.get("packetization-mode") == "1" and parameters.get("profile-level-id", "")[:2] == "42"


def _parameters(fmtp: str) -> dict[str, str]:
    pairs = [part.strip().lower().partition("=") for part in fmtp.split(";")]
    return {name: value for name, _, value in pairs}


def answer_to(offer: Description, transport: LocalTransport) -> PublishAnswer:
    """Raises Malformed where there is nothing to answer to."""
    if not offer.sections:
        raise Malformed("sdp_sections")
    bodies: list[list[str]] = []
    accepted: list[str] = []
    tracks: list[PublishedTrack] = []
    extensions = ExtensionIds()
    for section in offer.sections:
        track = _acceptable(section) if len(tracks) < MAX_TRACKS else None
        if track is None:
            bodies.append(_refusal(section))
            continue
        bodies.append(_acceptance(section, track, transport, first=not tracks))
        _note_extensions(section, extensions)
        tracks.append(track)
        accepted.append(section.mid)
    lines = transport.head(accepted, mixed_extensions=offer.has("extmap-allow-mixed"))
    for body in bodies:
        lines += body
    return PublishAnswer(text_of(lines), tracks, extensions)


def _acceptable(section: Section) -> PublishedTrack | None:
    if section.kind not in ("audio", "video") or section.refused or section.get("rtcp-mux") is None:
        return None
    formats = _Formats.of(section)
    codecs: dict[int, str] = {}
    rtx: dict[int, int] = {}
    for text in section.formats:
        payload_type = number(text, 127)
        name = formats.codec(text)
        if payload_type is None or name is None or (name == "opus") != (section.kind == "audio"):
            continue
        if name in codecs.values():
            continue  # the first of a kind that the browser lists is the one it prefers
        codecs[payload_type] = name
        repair = number(formats.rtx_of(section, text) or "", 127)
        if repair is not None and repair not in rtx:
            rtx[repair] = payload_type
    if not codecs or codecs.keys() & rtx.keys():
        return None
    track = PublishedTrack(section.mid, section.kind, codecs, rtx)
    _note_ssrcs(section, track)
    return track


def _note_ssrcs(section: Section, track: PublishedTrack) -> None:
    for value in section.all("ssrc-group"):
        semantics, _, rest = value.partition(" ")
        numbers = [number(part, 0xFFFFFFFF) for part in rest.split()]
        if semantics == "FID" and len(numbers) == 2 and numbers[1] is not None:
            track.rtx_ssrcs.append(numbers[1])
    for value in section.all("ssrc"):
        ssrc = number(value.partition(" ")[0], 0xFFFFFFFF)
        if ssrc is not None and ssrc not in track.ssrcs and ssrc not in track.rtx_ssrcs and len(track.ssrcs) < 8:
            track.ssrcs.append(ssrc)


def _note_extensions(section: Section, ids: ExtensionIds) -> None:
    for uri, extension_id in _extensions(section).items():
        if uri == MID:
            ids.mid = extension_id
        elif uri == AUDIO_LEVEL:
            ids.audio_level = extension_id
        elif uri == TRANSPORT_CC:
            ids.transport_cc = extension_id


def _extensions(section: Section) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for value in section.all("extmap"):
        parts = value.split()
        extension_id = number(parts[0].partition("/")[0], 255) if len(parts) > 1 else None
        if extension_id and parts[1] in EXTENSIONS and (parts[1] != AUDIO_LEVEL or section.kind == "audio"):
            found.setdefault(parts[1], extension_id)
    return found


def _refusal(section: Section) -> list[str]:
    protocol = section.protocol
    return [
        f"m={section.kind} 0 {protocol} " + " ".join(section.formats),
        "c=IN IP4 0.0.0.0",
        f"a=mid:{section.mid}",
        "a=inactive",
    ]


def _acceptance(section: Section, track: PublishedTrack, transport: LocalTransport, *, first: bool) -> list[str]:
    formats = _Formats.of(section)
    repairs = {apt: repair for repair, apt in track.rtx.items()}
    ordered: list[int] = []
    for payload_type in track.codecs:
        ordered += [payload_type, repairs[payload_type]] if payload_type in repairs else [payload_type]
    lines = [
        f"m={section.kind} 9 UDP/TLS/RTP/SAVPF " + " ".join(map(str, ordered)),
        "c=IN IP4 0.0.0.0",
        f"a=mid:{section.mid}",
        *transport.section(with_candidates=first),
        "a=recvonly" if section.direction in ("sendonly", "sendrecv") else "a=inactive",
    ]
    for payload_type in ordered:
        lines += _format_lines(section, track, formats, payload_type)
    lines += [f"a=extmap:{extension_id} {uri}" for uri, extension_id in _extensions(section).items()]
    if section.get("extmap-allow-mixed") is not None:  # Firefox offers it here, Chromium at session level: mirrored
        lines.append("a=extmap-allow-mixed")
    return lines


def _format_lines(section: Section, track: PublishedTrack, formats: _Formats, payload_type: int) -> list[str]:
    text = str(payload_type)
    if payload_type in track.rtx:
        return [f"a=rtpmap:{text} rtx/90000", f"a=fmtp:{text} apt={track.rtx[payload_type]}"]
    name = track.codecs[payload_type]
    if name == "opus":
        lines = [f"a=rtpmap:{text} opus/48000/2", f"a=fmtp:{text} {OPUS_FMTP}"]
    elif name == "VP8":
        lines = [f"a=rtpmap:{text} VP8/90000"]
    else:
        lines = [f"a=rtpmap:{text} H264/90000", f"a=fmtp:{text} {_safe_h264(formats.fmtp[text])}"]
    offered = {value.partition(" ")[2] for value in section.all("rtcp-fb") if value.partition(" ")[0] in (text, "*")}
    wanted = FEEDBACK if name != "opus" else ("transport-cc",)
    return lines + [f"a=rtcp-fb:{text} {kind}" for kind in wanted if kind in offered]


def _safe_h264(fmtp: str) -> str:
    """The offer's own parameters, as an answer must repeat them, cut to the three that matter."""
    level = _parameters(fmtp).get("profile-level-id", "")
    if len(level) != 6 or not all(c in "0123456789abcdef" for c in level):
        level = "42e01f"
    return f"level-asymmetry-allowed=1;packetization-mode=1;profile-level-id={level}"
