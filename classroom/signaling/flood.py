"""How much one person may ask of one class: over all their sockets and by REST together."""

from math import ceil

from classroom.rooms.tool import Refused

# Ten messages in two seconds and 120 a minute are no flood; a page that resends after a break may need all at once.
BURST, PER_S = 120, 10
FULL_AGAIN_S = BURST / PER_S  # of silence; then it is as if they had never asked


class TooFast(Refused):
    def __init__(self, retry_after: float) -> None:
        super().__init__("too_fast", "That is too much at once. Please wait a moment.")
        self.retry_after = ceil(retry_after * 100) / 100  # up: who waits as long is not refused again


class Flood:
    """Remembers who has asked within the last seconds, nobody else."""

    def __init__(self, burst: float = BURST, per_s: float = PER_S) -> None:
        self._burst, self._per_s = burst, per_s
        self._left: dict[tuple[str, str], tuple[float, float]] = {}  # what is left and since when, oldest first

    def take(self, session_id: str, person_id: str, now_s: float) -> None:
        """Raises `TooFast`."""
        self._forget(now_s)
        left, since_s = self._left.pop((session_id, person_id), (float(self._burst), now_s))
        left = min(float(self._burst), left + (now_s - since_s) * self._per_s)
        self._left[session_id, person_id] = (left - 1 if left >= 1 else left, now_s)
        if left < 1:
            raise TooFast((1 - left) / self._per_s)

    def _forget(self, now_s: float) -> None:
        while self._left:
            oldest = next(iter(self._left))
            if now_s - self._left[oldest][1] < self._burst / self._per_s:
                return
            del self._left[oldest]

    def __len__(self) -> int:
        return len(self._left)
