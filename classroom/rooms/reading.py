"""How written answers are read: which are kept from the class, and which count as one. The answers stay as they were given."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from classroom.rooms.asking import PollAnswer, PollResult, SaidBy


class Reading(Struct, frozen=True):
    """Texts in small letters, so that it holds for every spelling, of both rounds, and for who answers later."""

    hidden: tuple[str, ...] = ()
    joined: dict[str, str] = field(
        default_factory=dict[str, str]
    )  # to the text that it counts with, which is joined to none

    def of(self, text: str) -> str:
        return self.joined.get(text.casefold(), text)

    def hides(self, text: str) -> bool:
        return self.of(text).casefold() in self.hidden

    def with_hidden(self, text: str, on: bool) -> "Reading":
        others = tuple(each for each in self.hidden if each != text)
        return replace(self, hidden=(*others, text) if on else others)

    def with_joined(self, text: str, into: str | None) -> "Reading":
        """What was joined to it goes along. It is hidden where that is hidden which it counts with."""
        hidden = tuple(each for each in self.hidden if into is None or each != text)
        joined = {each: to for each, to in self.joined.items() if each != text}
        if into is not None:
            along = {each: into for each, to in joined.items() if to.casefold() == text}
            joined = {**joined, **along, text: into}
        return Reading(hidden, joined)

    def answer(self, given: PollAnswer) -> PollAnswer:
        """For the class: as it was given, without what is hidden."""
        return replace(given, texts=tuple(text for text in given.texts if not self.hides(text)))

    def result(self, summed: PollResult, given: Sequence[PollAnswer], *, whole: bool) -> PollResult:
        """`whole`: with what is hidden. `given`: the answers themselves, where they are there; who gave two that are joined
        counts once by them. A sum alone cannot tell: then at most all who answered."""
        if not self.hidden and not self.joined:
            return summed
        groups: dict[str, list[SaidBy]] = {}
        for said in summed.texts:
            if whole or not self.hides(said.text):
                groups.setdefault(self.of(said.text).casefold(), []).append(said)
        gave = [{self.of(text).casefold() for text in answer.texts} for answer in given]
        texts = [
            SaidBy(
                self.of(said[0].text),
                sum(key in each for each in gave) if gave else min(summed.votes, sum(each.people for each in said)),
                tuple(
                    spelled
                    for each in said
                    for spelled in (each.text, *each.spellings)
                    if spelled != self.of(each.text)
                ),
            )
            for key, said in groups.items()
        ]
        return replace(summed, texts=tuple(sorted(texts, key=lambda each: (-each.people, each.text))))


def written(results: Iterable[PollResult | None]) -> dict[str, str]:
    """What may be read otherwise, by its small letters: what is summed, so that of a nameless poll nothing is learnt early."""
    return {said.text.casefold(): said.text for each in results if each for said in each.texts}
