"""Questions: asked in writing, voted up by the class, taken one by one and answered, aloud or in a line.

They belong to the class, so that a group asks too and everybody reads what came of it. A question without a name shows
its author to staff alone, and who voted for what is shown to nobody. While the chat is locked a question reaches the
class only when staff let it: else it would be a way round the lock.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from classroom.rooms.tool import (
    Change,
    Command,
    Creation,
    Engagement,
    Event,
    Id,
    Item,
    Permission,
    Refused,
    Sight,
    Things,
    Tool,
    Turn,
    Viewer,
)
from classroom.rooms.tools.showing import Surface, ends_of
from classroom.rooms.tools.words import refuse_words

RULES = "questions"  # the id of the only ones
LONGEST = 500
MOST_OPEN = 20  # of one person, not answered yet: what a class can still read
MOST = 300  # of a class: a page that joins is sent all of them

Text = Annotated[str, Meta(max_length=4 * LONGEST)]  # what is longer than `LONGEST` is refused with its bound


class QuestionState(StrEnum):
    OPEN = "open"
    NOW = "now"  # the one that the class is at
    ANSWERED = "answered"


class QuestionAnswer(Struct, frozen=True):
    text: str  # empty: it was answered aloud
    by: str
    at_ms: int


class QuestionView(Struct, frozen=True):
    text: str
    author: str | None  # None: without a name, for who may not know it
    without_name: bool
    at_ms: int
    votes: int
    voted: bool  # by who looks
    approved: bool
    state: QuestionState
    answer: QuestionAnswer | None


class Question(Item, frozen=True):
    kind = "question"

    text: str
    author: str
    without_name: bool
    at_ms: int
    approved: bool
    state: QuestionState = QuestionState.OPEN
    answer: QuestionAnswer | None = None
    voters: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()  # who has ever voted: taking it back and voting again is not taking part twice

    def view(self, viewer: Viewer) -> QuestionView | None:
        staff = Sight.STAFF_CHAT in viewer.sights
        if not self.approved and not staff and viewer.id != self.author:
            return None
        known = not self.without_name or staff or viewer.id == self.author
        voted = bool(self.voters) and viewer.id in self.voters  # not asked in vain: then it is the same for all
        return QuestionView(
            self.text,
            self.author if known else None,
            self.without_name,
            self.at_ms,
            len(self.voters),
            voted,
            self.approved,
            self.state,
            self.answer,
        )


class QuestionRulesView(Struct, frozen=True):
    open: bool
    approval: bool
    without_names: bool


class QuestionRules(Item, frozen=True):
    """From the first change on; until then `AT_FIRST` holds."""

    kind = "question_rules"

    open: bool  # whether one may ask
    approval: bool  # staff look at each question before the class sees it
    without_names: bool  # whether one may ask so

    def view(self, viewer: Viewer) -> QuestionRulesView:
        return QuestionRulesView(self.open, self.approval, self.without_names)


AT_FIRST = QuestionRules(RULES, open=True, approval=False, without_names=True)


class Ask(Command, frozen=True, tag="question.ask"):
    needs = Permission.RAISE_HAND
    text: Text
    without_name: bool = False

    def decide(self, turn: Turn) -> Iterator[Event]:
        rules, known = rules_of(turn.things), turn.things.of(Question).values()
        moderates = Permission.MODERATE in turn.by.permissions
        if not rules.open and not moderates:
            raise Refused("questions_closed", "No questions are taken just now.")
        if self.without_name and not rules.without_names:
            raise Refused("name_needed", "Questions carry a name in this class. Yours was not sent.")
        text = written(self.text)
        if not text:
            raise Refused("empty", "Write something first.")
        if sum(each.author == turn.by.id and each.state is not QuestionState.ANSWERED for each in known) >= MOST_OPEN:
            raise Refused("too_many", f"You have {MOST_OPEN} questions that wait. Take one back to ask another.")
        if len(known) >= MOST:
            raise Refused("too_many", f"A class holds {MOST} questions. Staff can take some away.")
        approved = moderates or (not rules.approval and Permission.TALK in turn.by.permissions)
        if approved:
            refuse_words(turn, text)  # what staff alone read may have any words, as a message to them
        yield QuestionAsked(turn.new_id(), text, turn.by.id, self.without_name, turn.at_ms, approved)


class Vote(Command, frozen=True, tag="question.vote"):
    """For it, or not any more. Twice is once: a page may send it again."""

    needs = Permission.REACT
    id: Id
    on: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        question = turn.seen(Question, self.id)
        if question.author == turn.by.id:
            raise Refused("own_question", "Others vote for your question, not you.")
        if not question.approved:
            raise Refused("not_approved", "The class does not see this question yet.")
        if question.state is QuestionState.ANSWERED:
            raise Refused("answered", "This question is answered already.")
        if self.on and turn.by.id not in question.voters:
            again = turn.by.id in question.counted
            yield VotedAgain(self.id, turn.by.id) if again else Voted(self.id, turn.by.id)
        elif not self.on and turn.by.id in question.voters:
            yield VoteTakenBack(self.id, turn.by.id)


class Withdraw(Command, frozen=True, tag="question.withdraw"):
    """By its author as long as it is not answered, by staff always."""

    needs = Permission.BE_HERE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        question = turn.seen(Question, self.id)
        if Permission.MODERATE not in turn.by.permissions:
            if question.author != turn.by.id:
                raise Refused("not_yours", "Only its author or a teacher may take a question away.")
            if question.state is QuestionState.ANSWERED:
                raise Refused("answered", "It is answered already. A teacher can take it away.")
        yield QuestionWithdrawn(self.id)
        yield from ends_of(turn, Surface.QUESTIONS, self.id)


class Approve(Command, frozen=True, tag="question.approve"):
    needs = Permission.MODERATE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if not turn.the(Question, self.id).approved:
            yield QuestionApproved(self.id)


class Take(Command, frozen=True, tag="question.take"):
    """The class is at this one now, and at no other; also one that was answered before."""

    needs = Permission.MODERATE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.the(Question, self.id).state is QuestionState.NOW:
            return
        yield from (
            QuestionPutBack(each.id) for each in turn.things.of(Question).values() if each.state is QuestionState.NOW
        )
        yield QuestionTaken(self.id)


class PutBack(Command, frozen=True, tag="question.put_back"):
    """It waits again: taken by mistake, or not answered after all."""

    needs = Permission.MODERATE
    id: Id

    def decide(self, turn: Turn) -> Iterator[Event]:
        if turn.the(Question, self.id).state is not QuestionState.OPEN:
            yield QuestionPutBack(self.id)


class AnswerQuestion(Command, frozen=True, tag="question.answer"):
    """In a line, or aloud (no text); aloud keeps the line that was there."""

    needs = Permission.MODERATE
    id: Id
    text: Text = ""

    def decide(self, turn: Turn) -> Iterator[Event]:
        question = turn.the(Question, self.id)
        before = question.answer.text if question.answer else ""
        text = written(self.text) or before
        if question.state is not QuestionState.ANSWERED or text != before:
            yield QuestionAnswered(self.id, text, turn.by.id, turn.at_ms)


class SetRules(Command, frozen=True, tag="question.set_rules"):
    """What was asked before stays as it was: what waits is let in one by one, who has no name keeps none."""

    needs = Permission.LEAD
    open: bool
    approval: bool
    without_names: bool

    def decide(self, turn: Turn) -> Iterator[Event]:
        wanted = QuestionRules(RULES, self.open, self.approval, self.without_names)
        if wanted == rules_of(turn.things):
            return
        first = RULES not in turn.things.of(QuestionRules)
        yield (RulesFirstSet if first else RulesChanged)(RULES, self.open, self.approval, self.without_names)


class QuestionAsked(Creation[Question], frozen=True, tag="question.asked"):
    counts_as = Engagement.QUESTION
    text: str
    author: str
    without_name: bool
    at_ms: int
    approved: bool

    def create(self) -> Question:
        return Question(self.id, self.text, self.author, self.without_name, self.at_ms, self.approved)


class Voted(Change[Question], frozen=True, tag="question.voted"):
    counts_as = Engagement.REACTION
    person: str

    def apply(self, item: Question) -> Question:
        return replace(item, voters=(*item.voters, self.person), counted=(*item.counted, self.person))


class VotedAgain(Change[Question], frozen=True, tag="question.voted_again"):
    person: str

    def apply(self, item: Question) -> Question:
        return replace(item, voters=(*item.voters, self.person))


class VoteTakenBack(Change[Question], frozen=True, tag="question.vote_taken_back"):
    person: str

    def apply(self, item: Question) -> Question:
        return replace(item, voters=tuple(each for each in item.voters if each != self.person))


class QuestionWithdrawn(Change[Question], frozen=True, tag="question.withdrawn"):
    def apply(self, item: Question) -> None:
        return None


class QuestionApproved(Change[Question], frozen=True, tag="question.approved"):
    def apply(self, item: Question) -> Question:
        return replace(item, approved=True)


class QuestionTaken(Change[Question], frozen=True, tag="question.taken"):
    def apply(self, item: Question) -> Question:
        return replace(item, state=QuestionState.NOW, approved=True)


class QuestionPutBack(Change[Question], frozen=True, tag="question.was_put_back"):
    """With the answer that it had, if any."""

    def apply(self, item: Question) -> Question:
        return replace(item, state=QuestionState.OPEN)


class QuestionAnswered(Change[Question], frozen=True, tag="question.answered"):
    text: str
    by: str
    at_ms: int

    def apply(self, item: Question) -> Question:
        answer = QuestionAnswer(self.text, self.by, self.at_ms)
        return replace(item, state=QuestionState.ANSWERED, approved=True, answer=answer)


class RulesFirstSet(Creation[QuestionRules], frozen=True, tag="question.rules_first_set"):
    open: bool
    approval: bool
    without_names: bool

    def create(self) -> QuestionRules:
        return QuestionRules(self.id, self.open, self.approval, self.without_names)


class RulesChanged(Change[QuestionRules], frozen=True, tag="question.rules_changed"):
    open: bool
    approval: bool
    without_names: bool

    def apply(self, item: QuestionRules) -> QuestionRules:
        return QuestionRules(self.id, self.open, self.approval, self.without_names)


def rules_of(things: Things) -> QuestionRules:
    return things.of(QuestionRules).get(RULES, AT_FIRST)


def written(text: str) -> str:
    if len(text) > LONGEST:
        raise Refused("too_long", f"A question or an answer has {LONGEST} characters at most.")
    return text.strip()


TOOL = Tool(
    "questions",
    items=(Question, QuestionRules),
    commands=(Ask, Vote, Withdraw, Approve, Take, PutBack, AnswerQuestion, SetRules),
    events=(
        QuestionAsked,
        Voted,
        VotedAgain,
        VoteTakenBack,
        QuestionWithdrawn,
        QuestionApproved,
        QuestionTaken,
        QuestionPutBack,
        QuestionAnswered,
        RulesFirstSet,
        RulesChanged,
    ),
)
