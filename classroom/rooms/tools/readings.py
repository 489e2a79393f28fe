"""What staff make of written answers before the class sees them: some are hidden, some mean the same and count as one."""

from collections.abc import Iterator

from msgspec.structs import replace

from classroom.rooms.asking import Said
from classroom.rooms.reading import written
from classroom.rooms.tool import Change, Command, Event, Id, Permission, Refused, Tool, Turn
from classroom.rooms.tools.polls import Poll

MOST = 200  # of each, in one poll


class HideAnswer(Command, frozen=True, tag="poll.hide"):
    """From the class. Staff see it still, and bring it back."""

    needs = Permission.LEAD
    id: Id
    text: Said
    on: bool = True

    def decide(self, turn: Turn) -> Iterator[Event]:
        poll = turn.the(Poll, self.id)
        text, hidden = poll.reading.of(self.text).casefold(), poll.reading.hidden
        if not self.on:
            if text in hidden:
                yield AnswerHidden(poll.id, text, False)
        elif self.text.casefold() in written_in(poll) and text not in hidden:
            if len(hidden) >= MOST:
                raise Refused("too_many_hidden", f"At most {MOST} answers of a poll can be hidden.")
            yield AnswerHidden(poll.id, text, True)


class JoinAnswers(Command, frozen=True, tag="poll.join"):
    """`text` counts with `into`, for all; without: it stands for itself again."""

    needs = Permission.LEAD
    id: Id
    text: Said
    into: Said | None = None

    def decide(self, turn: Turn) -> Iterator[Event]:
        poll = turn.the(Poll, self.id)
        text, reading, known = self.text.casefold(), poll.reading, written_in(poll)
        if self.into is None:
            if text in reading.joined:
                yield AnswersJoined(poll.id, text, None)
            return
        if text not in known or self.into.casefold() not in known:
            raise Refused("not_written", "Nobody has written that.")
        into = reading.of(known[self.into.casefold()])
        if into.casefold() == text or reading.joined.get(text) == into:
            return
        if len(reading.joined) >= MOST:
            raise Refused("too_many_joined", f"At most {MOST} answers of a poll can be joined.")
        yield AnswersJoined(poll.id, text, into)


class AnswerHidden(Change[Poll], frozen=True, tag="poll.answer_hidden"):
    text: str
    on: bool

    def apply(self, item: Poll) -> Poll:
        return replace(item, reading=item.reading.with_hidden(self.text, self.on))


class AnswersJoined(Change[Poll], frozen=True, tag="poll.answers_joined"):
    text: str
    into: str | None

    def apply(self, item: Poll) -> Poll:
        return replace(item, reading=item.reading.with_joined(self.text, self.into))


def written_in(poll: Poll) -> dict[str, str]:
    return written(each.result for each in poll.rounds)


TOOL = Tool("readings", commands=(HideAnswer, JoinAnswers), events=(AnswerHidden, AnswersJoined))
