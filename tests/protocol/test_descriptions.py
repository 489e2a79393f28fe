"""Offers of real browsers are answered in full; what we cannot use is refused alone."""

import re

import pytest

from classroom.media.protocol.answer import answer_to
from classroom.media.protocol.malformed import Malformed
from classroom.media.protocol.offer import SlotOffer, codecs_taken, offer_of
from classroom.media.protocol.sdp import Candidate, Fingerprint, LocalTransport, fingerprint_of, parse_sdp, setup_of

from . import samples

TRANSPORT = LocalTransport(
    7, 1, "abcd", "secret", Fingerprint("sha-256", "AA:BB"), "passive", (Candidate("192.0.2.1", 4000, 9),)
)
SLOTS = [SlotOffer("0", "audio", 11, 12), SlotOffer("1", "camera", 21, 22)]
CHROMIUM, CHROMIUM_H264, FIREFOX = samples.offers()


@pytest.mark.parametrize("text", samples.offers(), ids=["chromium", "chromium_h264", "firefox"])
def test_an_offer_is_answered_with_microphone_and_camera_and_without_the_data_channel(text: str) -> None:
    answer = answer_to(parse_sdp(text), TRANSPORT)
    read = parse_sdp(answer.text)
    assert [(s.kind, s.port) for s in read.sections] == [("audio", 9), ("video", 9), ("application", 0)]
    assert [track.kind for track in answer.tracks] == ["audio", "video"]
    assert all(answer.tracks[1].rtx.values())
    assert answer.extensions.mid and answer.extensions.audio_level and answer.extensions.transport_cc
    taken = [s for s in read.sections if s.port]
    assert all(s.get("fingerprint") and s.get("rtcp-mux") is not None and s.direction == "recvonly" for s in taken)
    assert [len(list(s.all("candidate"))) for s in taken] == [1, 0]
    assert answer.text.count("c=IN IP4 0.0.0.0") == len(read.sections)
    assert dict(read.attributes)["group"] == "BUNDLE " + " ".join(s.mid for s in taken)


def test_a_section_that_waits_for_its_bundle_is_no_refused_one() -> None:
    waiting = FIREFOX.replace("m=video 9 ", "m=video 0 ", 1).replace(
        "a=rtcp-mux\r\n", "a=rtcp-mux\r\na=bundle-only\r\n"
    )
    assert [s.port for s in parse_sdp(answer_to(parse_sdp(waiting), TRANSPORT).text).sections] == [9, 9, 0]
    refused = FIREFOX.replace("m=video 9 ", "m=video 0 ", 1)
    assert refused != FIREFOX
    assert [s.port for s in parse_sdp(answer_to(parse_sdp(refused), TRANSPORT).text).sections] == [9, 0, 0]


def test_mixed_extensions_are_allowed_at_the_level_of_the_offer() -> None:
    chromium, firefox = (parse_sdp(answer_to(parse_sdp(text), TRANSPORT).text) for text in (CHROMIUM, FIREFOX))
    assert chromium.has("extmap-allow-mixed")
    assert not firefox.has("extmap-allow-mixed")
    assert firefox.sections[1].get("extmap-allow-mixed") is not None


def test_h264_that_the_browser_prefers_comes_first() -> None:
    answer = answer_to(parse_sdp(CHROMIUM_H264), TRANSPORT)
    assert list(answer.tracks[1].codecs.values()) == ["H264"]
    assert "packetization-mode=1" in answer.text


@pytest.mark.parametrize(
    ("change", "to"),
    [(r"VP8/90000|H264/90000", "VP9/90000"), (r"(m=video.*(?:\r\n.*?)*?)a=rtcp-mux\r\n", r"\1")],
    ids=["unknown codecs", "no rtcp-mux"],
)
def test_an_m_line_that_we_cannot_use_is_refused_alone(change: str, to: str) -> None:
    text = re.sub(change, to, CHROMIUM)
    assert text != CHROMIUM
    answer = answer_to(parse_sdp(text), TRANSPORT)
    assert [s.port for s in parse_sdp(answer.text).sections] == [9, 0, 0]


def test_our_offer_announces_each_slot_and_is_ice_lite() -> None:
    text = offer_of(SLOTS, TRANSPORT)
    assert "a=ice-lite" in text and "a=ssrc-group:FID 21 22" in text and "a=ssrc:11 " in text
    assert text.count("a=fingerprint:") == 2
    assert text.count("a=candidate:") == 1


@pytest.mark.parametrize("text", samples.answers())
def test_a_browsers_answer_says_which_codecs_it_takes(text: str) -> None:
    """A Firefox without its H264 plugin takes VP8 alone, which is why ours come in this order."""
    taken = codecs_taken(parse_sdp(text), SLOTS)
    assert taken["0"] == {"opus": 111}
    assert taken["1"] == ({"VP8": 96} if "mozilla" in text else {"VP8": 96, "H264": 98})
    assert setup_of(parse_sdp(text)) == "active"
    assert fingerprint_of(parse_sdp(text)).algorithm == "sha-256"


def test_a_refused_slot_is_taken_by_nobody() -> None:
    text = samples.answers()[0].replace("m=video 9 ", "m=video 0 ")
    assert set(codecs_taken(parse_sdp(text), SLOTS)) == {"0"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "sdp_version"),
        ("v=0\nm=video", "sdp_media_line"),
        ("v=0\nm=video 70000 RTP 96\na=mid:0", "sdp_media_line"),
        ("v=0\nm=video 9 RTP 96", "sdp_mid"),
        ("v=0\nm=audio 9 RTP 96\na=mid:x\r\nm=video 9 RTP 96\na=mid:x", "sdp_mid"),
        ("v=0\nm=video 9 RTP 96\na=mid:0 a=evil", "sdp_mid"),
        ("v=0\n" + "m=video 9 RTP 96\n" * 65, "sdp_sections"),
        ("v=0\n" + "a=x\n" * 9000, "sdp_length"),
        ("v=0\nnonsense", "sdp_line"),
    ],
)
def test_malformed_descriptions_say_why(text: str, reason: str) -> None:
    with pytest.raises(Malformed, match=reason):
        parse_sdp(text)
