"""Reactions: shown to everyone at once as a signal, and logged once a person every 5 s, so that they can count.

The item only remembers when the last one was logged; no page sees it.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec.structs import replace

from classroom.rooms.tool import Change, Command, Creation, Engagement, Event, Item, Permission, Tool, Turn, Viewer

EVERY_MS = 5_000  # clapping for a minute is no more engaged than clapping once


class Emoji(StrEnum):
    THUMBS_UP = "thumbs_up"
    HEART = "heart"
    CLAP = "clap"
    LAUGH = "laugh"
    SURPRISED = "surprised"
    THINKING = "thinking"


class Reacted(Item, frozen=True):
    """Under the id of the person."""

    kind = "reacted"

    last_ms: int

    def view(self, viewer: Viewer) -> None:
        return None


class React(Command, frozen=True, tag="reaction.send"):
    needs = Permission.REACT
    emoji: Emoji

    def decide(self, turn: Turn) -> Iterator[Event]:
        before = turn.things.of(Reacted).get(turn.by.id)
        if before is None:
            yield FirstReaction(turn.by.id, self.emoji, turn.at_ms)
        elif turn.at_ms >= before.last_ms + EVERY_MS:
            yield Reaction(turn.by.id, self.emoji, turn.at_ms)


class FirstReaction(Creation[Reacted], frozen=True, tag="reaction.first"):
    counts_as = Engagement.REACTION
    emoji: Emoji
    at_ms: int

    def create(self) -> Reacted:
        return Reacted(self.id, self.at_ms)


class Reaction(Change[Reacted], frozen=True, tag="reaction.again"):
    counts_as = Engagement.REACTION
    emoji: Emoji
    at_ms: int

    def apply(self, item: Reacted) -> Reacted:
        return replace(item, last_ms=self.at_ms)


TOOL = Tool("reactions", items=(Reacted,), commands=(React,), events=(FirstReaction, Reaction))
