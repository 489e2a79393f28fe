"""What is said once and may be missed: who is audible, who speaks. Nothing of it is kept."""

from collections.abc import Collection, Mapping

AUDIBLE = 60  # dBov below full scale (RFC 6464); quiet speech is at 40, a silent room above 70
HOLD_MS = 2_000  # the picture of the speaker does not jump at a cough
PER_SIGNAL_MS = 250  # four a second: a meter moves, and 100 pages cost nothing


class Voices:
    """Devices by how lately and loudly they were heard, and the person who speaks."""

    def __init__(self) -> None:
        self.speaker: str | None = None
        self._since_ms = 0
        self._heard_ms: dict[str, int] = {}
        self._loudness: dict[str, float] = {}

    def hear(self, at_ms: int, levels: Mapping[str, int], person_of: Mapping[str, str]) -> None:
        """`levels` by device, 0 (loudest) to 127; `person_of`: only devices that may be heard."""
        self._heard_ms = {id: at for id, at in self._heard_ms.items() if id in person_of}
        self._loudness = {id: 0.7 * loud for id, loud in self._loudness.items() if id in person_of}
        for device, level in levels.items():
            if device in person_of:
                self._loudness[device] = self._loudness.get(device, 0.0) + 0.3 * (127 - level)
                if level < AUDIBLE:
                    self._heard_ms[device] = at_ms
        audible = [id for id, heard_ms in self._heard_ms.items() if heard_ms == at_ms]
        loudest = max(audible, key=lambda id: self._loudness[id], default=None)
        if loudest is not None and person_of[loudest] != self.speaker and at_ms - self._since_ms >= HOLD_MS:
            self.speaker, self._since_ms = person_of[loudest], at_ms

    def forget(self, persons: Collection[str]) -> None:
        """Call when somebody may have gone: `persons` are who is left."""
        if self.speaker is not None and self.speaker not in persons:
            self.speaker = None

    def order(self) -> list[str]:
        """Devices, whom to hear first. Who was audible within HOLD_MS goes by loudness, the others by when."""
        newest_ms = max(self._heard_ms.values(), default=0)

        def rank(device: str) -> tuple[int, float]:
            heard_ms = self._heard_ms[device]
            lately = newest_ms - heard_ms < HOLD_MS
            return (1, self._loudness[device]) if lately else (0, heard_ms)

        return sorted(self._heard_ms, key=rank, reverse=True)


class Meter:
    """Which levels to tell the pages, and when: only while somebody is audible, and once when nobody is any more."""

    def __init__(self) -> None:
        self._told_ms = -PER_SIGNAL_MS
        self._told: dict[str, int] = {}

    def reading(self, at_ms: int, levels: Mapping[str, int]) -> dict[str, int] | None:
        """`levels` by person. None: nothing to tell."""
        audible = {person: level for person, level in levels.items() if level < AUDIBLE}
        if at_ms - self._told_ms < PER_SIGNAL_MS and audible:
            return None
        if not audible and not self._told:
            return None
        self._told_ms, self._told = at_ms, audible
        return audible


class Meters:
    """One of each room, and one of the whole class for who oversees it."""

    def __init__(self) -> None:
        self._meters: dict[str | None, Meter] = {}

    def readings(self, at_ms: int, levels: Mapping[str | None, Mapping[str, int]]) -> dict[str | None, dict[str, int]]:
        """`levels` by room (None: the whole class) and person. Only what is to be told."""
        self._meters = {room: self._meters.get(room) or Meter() for room in levels}
        readings = {room: self._meters[room].reading(at_ms, by_person) for room, by_person in levels.items()}
        return {room: reading for room, reading in readings.items() if reading is not None}
