"""Whether media would reach a page that is not in the class yet: a connection that sends nothing."""

from classroom.media.control.client import MediaClient, MediaRefused
from classroom.rooms.tool import Refused


class Trial:
    def __init__(self, media: MediaClient) -> None:
        self._media = media
        self._count = 0

    @property
    def udp_port(self) -> int | None:
        """None: no worker runs."""
        return self._media.ports[0] if self._media.ports else None

    @property
    def addresses(self) -> list[str]:
        return list(self._media.addresses)

    async def begin(self, session_id: str, device: str, sdp: str) -> tuple[str, str]:
        """The leg, to be ended by `end`, and the SDP answer. Raises `Refused`."""
        self._count += 1
        leg = f"probe-{device}-{self._count}.pub"
        try:
            return leg, await self._media.publish(session_id, leg, 1, sdp)
        except MediaRefused as refused:
            raise Refused(refused.code, str(refused)) from refused

    async def end(self, session_id: str, leg: str) -> None:
        await self._media.close_leg(session_id, leg)
