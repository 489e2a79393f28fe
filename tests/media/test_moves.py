"""Who is moved gets nothing of where they were, what is new begins at once, and who spoke is counted."""

import asyncio
from time import monotonic
from typing import Any

from aiortc import AudioStreamTrack, RTCPeerConnection

from classroom.media.control.client import MediaClient

from .peers import SESSION, ColourTrack, ToneTrack, Viewer, loses, publisher, shows, viewer


def transport_of(peer: RTCPeerConnection, *, receiving: bool) -> Any:
    end = peer.getTransceivers()[0]
    return (end.receiver if receiving else end.sender).transport


def payloads_sent(peer: RTCPeerConnection) -> set[bytes]:
    """The ends of all media packets from here on; noise makes each different."""
    transport, sent = transport_of(peer, receiving=False), set[bytes]()
    send = transport._send_rtp

    async def noted(packet: bytes) -> None:
        if not 192 <= packet[1] <= 223:
            sent.add(packet[-50:])
        await send(packet)

    transport._send_rtp = noted
    return sent


class Decrypted:
    """In the place of a transport's SRTP session: keeps the ends of all media packets, repairs too."""

    def __init__(self, transport: Any) -> None:
        self._session, self.received = transport._rx_srtp, list[bytes]()
        self.unprotect_rtcp = self._session.unprotect_rtcp

    def unprotect(self, data: bytes) -> bytes:
        packet = self._session.unprotect(data)
        self.received.append(packet[-50:])
        return packet


def payloads_received(watching: Viewer) -> list[bytes]:
    """From here on."""
    transport = transport_of(watching.peer, receiving=True)
    transport._rx_srtp = Decrypted(transport)
    return transport._rx_srtp.received


async def test_who_is_moved_gets_no_packet_that_was_sent_after_the_swap(media: MediaClient) -> None:
    async with (
        publisher(media, "ann.pub", [ColourTrack(60, noise=True)]) as ann,
        publisher(media, "ben.pub", [ColourTrack(200, noise=True)]) as ben,
        viewer(media, "cy.sub") as cy,
    ):
        await media.route(SESSION, {"cy.sub": [("2", "ann.pub", "0")]})
        await cy.frame("2", shows(60))
        received = payloads_received(cy)
        here = payloads_sent(ann)
        for _ in range(5):
            await cy.frame("2", shows(60))
        assert here.intersection(received), "the test sees what comes"
        await media.route(SESSION, {"cy.sub": [("2", "ben.pub", "0")]}, whole=False)
        left, entered = payloads_sent(ann), payloads_sent(ben)
        await cy.frame("2", shows(200))
        for _ in range(15):
            await cy.frame("2")
        assert len(entered.intersection(received)) >= 15
        assert len(left) >= 15 and not left.intersection(received)


async def test_legs_that_are_not_named_stay_as_they_are(media: MediaClient) -> None:
    async with (
        publisher(media, "ann.pub", [ColourTrack(60)]),
        viewer(media, "bob.sub") as bob,
        viewer(media, "cy.sub") as cy,
    ):
        await media.route(SESSION, {leg: [("2", "ann.pub", "0")] for leg in ("bob.sub", "cy.sub")})
        await bob.frame("2")
        await cy.frame("2")
        await media.route(SESSION, {"cy.sub": ()}, whole=False)
        gone = payloads_received(cy)
        for _ in range(10):
            await bob.frame("2")
        assert len(gone) <= 2, "what was under way at the swap"
        await media.route(SESSION, {"cy.sub": [("2", "ann.pub", "0")]})  # the whole table: bob is not in it
        await cy.frame("2")
        gone = payloads_received(bob)
        for _ in range(10):
            await cy.frame("2")
        assert len(gone) <= 2


async def test_a_keyframe_is_asked_for_by_the_swap_itself(media: MediaClient) -> None:
    async with publisher(media, "ann.pub", [ColourTrack(60)]), viewer(media, "bob.sub") as bob:
        while (before := await media.stats()).packets_in < 40:
            await asyncio.sleep(0)
        assert before.keyframe_requests == 0
        swapped = media.route(SESSION, {"bob.sub": [("2", "ann.pub", "0")]})
        after = await media.stats()
        await swapped
        assert after.keyframe_requests == 1
        await bob.frame("2", shows(60))


async def test_what_got_lost_is_sent_again_after_a_swap(media: MediaClient) -> None:
    async with (
        publisher(media, "ann.pub", [ColourTrack(60, 640, 480, noise=True)]),
        publisher(media, "ben.pub", [ColourTrack(200, 640, 480, noise=True)]),
        viewer(media, "cy.sub") as cy,
    ):
        await media.route(SESSION, {"cy.sub": [("2", "ann.pub", "0")]})
        await cy.frame("2")
        lost = loses(cy.peer, 0.05, receiving=True)
        await media.route(SESSION, {"cy.sub": [("2", "ben.pub", "0")]}, whole=False)
        before = await media.stats()
        for _ in range(60):
            await cy.frame("2")
        assert lost.count >= 5
        assert (await media.stats()).retransmitted - before.retransmitted >= lost.count * 0.5


async def test_who_speaks_is_counted_and_who_is_silent_is_not(media: MediaClient) -> None:
    spoken: dict[str, int] = {}
    ticks: asyncio.Queue[None] = asyncio.Queue()

    def count(session: str, by_leg: Any) -> None:
        for leg, ms in by_leg.items():
            spoken[leg] = spoken.get(leg, 0) + ms

    def heard(session: str, levels: Any) -> None:
        if {"ann.pub", "ben.pub"} <= levels.keys():
            ticks.put_nowait(None)

    media.on_spoken, media.on_levels = count, heard
    async with publisher(media, "ann.pub", [ToneTrack(440)]), publisher(media, "ben.pub", [AudioStreamTrack()]):
        await ticks.get()
        began = monotonic()
        for _ in range(30):  # six seconds: one report comes by itself
            await ticks.get()
        took_ms = (monotonic() - began) * 1_000
        assert spoken.keys() == {"ann.pub"}
        await media.close_leg(SESSION, "ann.pub")  # the rest comes before the leg is gone
        await media.close_leg(SESSION, "ben.pub")
    assert spoken.keys() == {"ann.pub"}
    assert 0.8 * took_ms < spoken["ann.pub"] < took_ms + 1_500
