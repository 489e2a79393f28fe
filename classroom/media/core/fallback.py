"""The forwarding core in Python: one asyncio reader a socket, libsrtp in place, one buffer in and one out.

The loop over slots in `_forward` is what a class costs; all else happens once a packet or less.
"""

import asyncio
import socket
from collections import Counter
from collections.abc import Sequence
from struct import Struct

from ..protocol.extensions import audio_level_element, elements
from ..protocol.ice_lite import Address
from ..protocol.malformed import Malformed
from ..protocol.offer import AUDIO_LEVEL_ID
from ..protocol.rtp import RtpHeader, parse_rtp
from .arrival import SPACE, arrived_at, stamp_arrivals
from .interface import CoreEvents, Counters, Transport
from .srtp import MAX_PAYLOAD_LENGTH, REASONS, Buffer, lib
from .track import Kept, PythonTrack
from .transport import MAX_ARRIVALS, MAX_SSRCS, PythonTransport

BATCH = 64  # datagrams a wake-up: enough for a burst, short enough for timers
_rtp_head = Struct("!BBHII")
_ssrc = Struct("!I")


class PythonCore:
    def __init__(self, sockets: Sequence[socket.socket], events: CoreEvents) -> None:
        self._sockets = sockets
        self._events = events
        self._peers: dict[Address, PythonTransport] = {}
        self.counters = Counters()
        self.dropped: Counter[str] = Counter()
        self.incoming, self.out = Buffer(), Buffer()

    def start(self) -> None:
        loop = asyncio.get_running_loop()
        for sock in self._sockets:
            sock.setblocking(False)
            stamp_arrivals(sock)
            loop.add_reader(sock, self._readable, sock)

    def close(self) -> None:
        loop = asyncio.get_running_loop()
        for sock in self._sockets:
            loop.remove_reader(sock)
        self._peers.clear()

    def transport(self) -> Transport:
        return PythonTransport(self)

    def bind(self, peer: PythonTransport, address: Address) -> None:
        self.unbind(peer)
        self._peers[address] = peer
        peer.address, peer.sendto = address, self._socket_to(address).sendto

    def unbind(self, peer: PythonTransport) -> None:
        if peer.address is not None and self._peers.get(peer.address) is peer:
            del self._peers[peer.address]
        peer.address, peer.sendto = None, self.nowhere

    def nowhere(self, datagram: memoryview, address: Address) -> None:
        self.dropped["no_address"] += 1

    def _socket_to(self, address: Address) -> socket.socket:
        family = socket.AF_INET if len(address) == 2 else socket.AF_INET6
        return next(sock for sock in self._sockets if sock.family == family)

    def send(self, datagram: bytes | memoryview, address: Address) -> None:
        try:
            self._socket_to(address).sendto(datagram, address)
        except OSError:  # a full buffer or an address that is gone: UDP may lose
            self.dropped["send_failed"] += 1

    def _readable(self, sock: socket.socket) -> None:
        into = [self.incoming.bytes]
        for _ in range(BATCH):
            try:
                length, ancillary, _, source = sock.recvmsg_into(into, SPACE)
            except BlockingIOError:
                return
            except OSError:  # an ICMP error for something that we sent
                continue
            self.counters.packets_in += 1
            try:
                self._datagram(length, source, arrived_at(ancillary))
            except Malformed as malformed:
                self.dropped[malformed.reason] += 1

    def _datagram(self, length: int, source: Address, now: float) -> None:
        if length < 2:
            raise Malformed("short")
        first = self.incoming.bytes[0]
        if first < 4:
            self._events.on_stun(bytes(self.incoming.view[:length]), source)
            return
        peer = self._peers.get(source)
        if peer is None:
            raise Malformed("stranger")
        if 128 <= first < 192:
            if peer.receive is None:
                raise Malformed("before_keys")
            if 192 <= self.incoming.bytes[1] <= 223:
                self._rtcp(peer, length, now)
            else:
                self._rtp(peer, length, now)
        elif 20 <= first < 64:
            peer.on_dtls(bytes(self.incoming.view[:length]))
        else:
            raise Malformed("unknown_protocol")

    def _rtcp(self, peer: PythonTransport, length: int, now: float) -> None:
        if length < 8:
            raise Malformed("rtcp_length")
        self._admit(peer, _ssrc.unpack_from(self.incoming.bytes, 4)[0])
        assert peer.receive is not None
        length = peer.receive.unprotect_rtcp(self.incoming, length)
        if length < 0:
            raise Malformed(REASONS.get(-length, "srtp_other"))
        peer.last_packet_at = now
        peer.on_rtcp(bytes(self.incoming.view[:length]), now)

    def _admit(self, peer: PythonTransport, ssrc: int) -> None:
        """libsrtp keeps a context for each SSRC that it has seen: their number is bounded before it sees them."""
        if ssrc not in peer.ssrcs:
            if len(peer.ssrcs) >= 2 * MAX_SSRCS:
                raise Malformed("too_many_ssrcs")
            peer.ssrcs.add(ssrc)

    def _rtp(self, peer: PythonTransport, length: int, now: float) -> None:
        buffer = self.incoming
        if length < 12:
            raise Malformed("rtp_length")
        self._admit(peer, _ssrc.unpack_from(buffer.bytes, 8)[0])
        assert peer.receive is not None
        length = peer.receive.unprotect(buffer, length)
        if length < 0:
            raise Malformed(REASONS.get(-length, "srtp_other"))
        peer.last_packet_at = now
        header = parse_rtp(buffer.bytes, length)
        mid, level = self._read_extensions(peer, header, now)
        stream = peer.streams.get(header.ssrc) or peer.learn(header.ssrc, header.payload_type, mid)
        if stream is None:
            raise Malformed("unknown_stream")
        track, is_rtx = stream
        if is_rtx:
            self._repair(track, header, now)
            return
        if header.ssrc != track.ssrc:
            track.begin_stream(header.ssrc, header.seq, now)
        if header.payload_type in track.rtx:
            raise Malformed("unknown_stream")
        if level is not None:
            track.note_level(level & 0x7F, header.timestamp)
        track.note_arrival(header.timestamp, now)
        payload = bytes(buffer.view[header.payload_start : header.payload_end])
        self._media(track, header.payload_type, header.marker, header.seq, header.timestamp, payload, level, now)

    def _read_extensions(self, peer: PythonTransport, header: RtpHeader, now: float) -> tuple[str | None, int | None]:
        """(mid, audio level) where the packet has them; its transport-wide number is noted."""
        mid = level = None
        if header.extension_profile:
            ids, data = peer.extensions, self.incoming.bytes
            for extension_id, at, size in elements(
                data, header.extension_profile, header.extension_start, header.extension_end
            ):
                if extension_id == ids.transport_cc and size == 2:
                    if len(peer.arrivals) < MAX_ARRIVALS:
                        peer.arrivals.append((data[at] << 8 | data[at + 1], now))
                elif extension_id == ids.audio_level and size == 1:
                    level = data[at]
                elif extension_id == ids.mid and size <= 32:
                    mid = data[at : at + size].decode("ascii", "replace")
        return mid, level

    def _repair(self, track: PythonTrack, header: RtpHeader, now: float) -> None:
        """RFC 4588 §4: the original sequence number, then the payload. Without payload it is a bandwidth probe."""
        data = self.incoming
        payload_type = track.rtx.get(header.payload_type)
        if payload_type is None or track.ssrc is None:
            raise Malformed("unknown_stream")
        at = header.payload_start
        if header.payload_end - at <= 2:
            raise Malformed("padding")
        seq = data.bytes[at] << 8 | data.bytes[at + 1]
        if ((track.highest - seq) & 0xFFFF) > 0x3FFF:  # ahead of what came, or very old: never a new start
            raise Malformed("rtx_out_of_range")
        payload = bytes(data.view[at + 2 : header.payload_end])
        self._media(track, payload_type, header.marker, seq, header.timestamp, payload, None, now)

    def _media(
        self,
        track: PythonTrack,
        payload_type: int,
        marker: bool,
        seq: int,
        timestamp: int,
        payload: bytes,
        level: int | None,
        now: float,
    ) -> None:
        extended = track.number(seq, now)
        if extended is None:
            raise Malformed("duplicate")
        if not payload:
            track.skip(extended)
            raise Malformed("padding")
        if len(payload) > MAX_PAYLOAD_LENGTH:
            raise Malformed("too_long")
        if payload_type != track.payload_type:
            self._change_codec(track, payload_type)
        n = track.place(extended)
        if level is None:
            kept = Kept(n, 0x80, marker << 7, timestamp, payload)
        else:
            kept = Kept(n, 0x90, marker << 7, timestamp, audio_level_element(AUDIO_LEVEL_ID, level) + payload)
        is_newest = n > track.highest_n
        history = track.history
        history[n % len(history)] = kept
        track.octets += len(kept.body)
        if is_newest:
            self._forward(track, kept)
            track.highest_n, track.highest_timestamp, track.highest_at = n, timestamp, now
        else:
            for slot in track.slots:
                if n >= slot.first_n:
                    slot.send(kept)
        if (track.wants_keyframe or track.waiting) and track.starts_here(payload):
            self._on_keyframe(track, kept, now)

    def _change_codec(self, track: PythonTrack, payload_type: int) -> None:
        codec = track.codecs.get(payload_type)
        if codec is None:
            raise Malformed("unknown_payload_type")
        track.payload_type = payload_type
        if codec != track.codec:
            track.codec = codec
            for slot in list(track.slots):
                slot.wait()

    def _on_keyframe(self, track: PythonTrack, kept: Kept, now: float) -> None:
        """Who waited starts here; a keyframe that was repaired late is followed by what came meanwhile."""
        track.wants_keyframe = False
        track.keyframes += 1
        waiting = [slot for slot in track.waiting if slot.can_play(track.codec)]
        if not waiting:
            return
        track.waiting = [slot for slot in track.waiting if not slot.can_play(track.codec)]
        followers = [track.history[n % len(track.history)] for n in range(kept.n + 1, track.highest_n + 1)]
        for slot in waiting:
            slot.begin(track, kept, now)
            slot.send(kept)
            for n, follower in enumerate(followers, kept.n + 1):
                if follower is not None and follower.n == n:
                    slot.send(follower)
        track.slots = [*track.slots, *waiting]

    def _forward(self, track: PythonTrack, kept: Kept) -> None:
        """One packet to all who are shown the track: rewrite, encrypt, send."""
        n, head, marker, timestamp, body = kept
        length = 12 + len(body)
        out = self.out
        data, view, c, c_length = out.bytes, out.view, out.c, out.length
        pack, protect = _rtp_head.pack_into, lib.srtp_protect
        sent = 0
        for slot in track.slots:
            peer = slot.viewer
            pack(
                data,
                0,
                head,
                marker | slot.payload_type,
                n + slot.seq_shift & 0xFFFF,
                timestamp + slot.timestamp_shift & 0xFFFFFFFF,
                slot.ssrc,
            )
            data[12:length] = body
            c_length[0] = length
            if protect(peer.handle, c, c_length):
                self.dropped["srtp_protect"] += 1
                continue
            try:
                peer.sendto(view[: c_length[0]], peer.address)  # type: ignore[arg-type]  # playing means ready
                sent += 1
            except OSError:
                self.dropped["send_failed"] += 1
        self.counters.packets_out += sent
