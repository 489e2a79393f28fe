"""What a running class asks of the course around it. The bridge answers; live knows no course."""

from collections.abc import Sequence
from typing import Protocol

from classroom.rooms.tool import Command
from classroom.rooms.tools.presence import Role


class SessionFacts(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def policy(self) -> str: ...  # block | warn | prepare
    @property
    def starts_ms(self) -> int: ...
    @property
    def ends_ms(self) -> int: ...


class PersonFacts(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> Role: ...


class Directory(Protocol):
    async def session(self, session_id: str, /) -> SessionFacts | None:
        """None: there is no such session."""
        ...

    async def person(self, session_id: str, person_id: str, /) -> PersonFacts | None:
        """None: not enrolled."""
        ...

    async def readiness(self, session_id: str, /) -> Sequence[Command]:
        """Server commands that say how ready each learner is, told when the class starts here."""
        ...
