"""The time of a poll, and a sign to who has not answered it yet. A poll closes by itself when its time is up.

The sign goes to everybody, and each page shows it only while its own person has not answered. So of a poll without
names nobody is told who is missing, not even staff.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from classroom.rooms.tool import Change, Command, Event, Id, Permission, Tool, Turn
from classroom.rooms.tools.polls import LONGEST_MS, Limit, Poll, open_poll

REMINDS_EVERY_MS = 10_000  # two of staff press at once; and who is called all the time stops hearing it


class SetTime(Command, frozen=True, tag="poll.set_time"):
    """So much more, up to an hour from now; from now where it had no end. None: no end."""

    needs = Permission.LEAD
    id: Id
    by_ms: Limit | None

    def decide(self, turn: Turn) -> Iterator[Event]:
        before = open_poll(turn, self.id).now.ends_ms
        if self.by_ms is not None:
            after = turn.at_ms if before is None else before
            yield PollTimed(self.id, min(turn.at_ms + LONGEST_MS, after + self.by_ms))
        elif before is not None:
            yield PollTimed(self.id, None)


class ShowAtEnd(Command, frozen=True, tag="poll.show_at_end"):
    """Whether the class sees what came of it when it closes by itself."""

    needs = Permission.LEAD
    id: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        if open_poll(turn, self.id).show_at_end is not self.on:
            yield PollEndChosen(self.id, self.on)


class Remind(Command, frozen=True, tag="poll.remind"):
    """Who has not answered, whoever that is."""

    needs = Permission.LEAD
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        before = open_poll(turn, self.id).now.reminded_ms
        if before is None or before + REMINDS_EVERY_MS <= turn.at_ms:
            yield PollReminded(self.id, turn.at_ms)


class PollTimed(Change[Poll], frozen=True, tag="poll.timed"):
    ends_ms: int | None

    def apply(self, item: Poll) -> Poll:
        return item.with_now(replace(item.now, ends_ms=self.ends_ms))


class PollEndChosen(Change[Poll], frozen=True, tag="poll.end_chosen"):
    show: bool

    def apply(self, item: Poll) -> Poll:
        return replace(item, show_at_end=self.show)


class PollReminded(Change[Poll], frozen=True, tag="poll.reminded"):
    at_ms: int

    def apply(self, item: Poll) -> Poll:
        return item.with_now(replace(item.now, reminded_ms=self.at_ms))


TOOL = Tool("deadlines", commands=(SetTime, ShowAtEnd, Remind), events=(PollTimed, PollEndChosen, PollReminded))
