"""All tools of a class. The order is that of `follows`."""

from collections.abc import Mapping, Sequence
from typing import Any, Union

from classroom.rooms.tool import Command, Item, Permission, Tool
from classroom.rooms.tools import (
    admitting,
    agenda,
    answers,
    attention,
    board,
    breakouts,
    carried,
    chat,
    deadlines,
    decks,
    doorway,
    files,
    glass,
    hands,
    help,
    incidents,
    ink,
    listening,
    lobby,
    locks,
    marks,
    moderation,
    moving,
    notes,
    picks,
    pins,
    polls,
    powers,
    preparing,
    presence,
    publishing,
    questions,
    quiz,
    reactions,
    readiness,
    readings,
    removal,
    reporting,
    requests,
    session,
    showing,
    slides,
    speaking,
    spotlight,
    timers,
    wall,
    whereabouts,
    words,
)

ALL: Sequence[Tool] = (
    session.TOOL,
    readiness.TOOL,
    doorway.TOOL,
    presence.TOOL,
    removal.TOOL,
    whereabouts.TOOL,
    lobby.TOOL,
    locks.TOOL,
    powers.TOOL,
    breakouts.TOOL,
    admitting.TOOL,
    help.TOOL,
    files.TOOL,
    words.TOOL,
    chat.TOOL,
    marks.TOOL,
    pins.TOOL,
    hands.TOOL,
    attention.TOOL,
    listening.TOOL,
    requests.TOOL,
    moving.TOOL,  # after what ends with a move: who is moved on at once would end it twice
    agenda.TOOL,
    board.TOOL,
    carried.TOOL,
    reactions.TOOL,
    timers.TOOL,
    showing.TOOL,
    decks.TOOL,
    slides.TOOL,
    wall.TOOL,
    publishing.TOOL,
    glass.TOOL,
    ink.TOOL,
    moderation.TOOL,
    speaking.TOOL,
    spotlight.TOOL,
    picks.TOOL,
    polls.TOOL,
    answers.TOOL,
    deadlines.TOOL,
    readings.TOOL,
    quiz.TOOL,
    questions.TOOL,
    incidents.TOOL,
    notes.TOOL,
    reporting.TOOL,
    preparing.TOOL,  # last: what ends with a role has ended before somebody goes on
)

COMMANDS: Mapping[str, type[Command]] = {
    str(command.__struct_config__.tag): command for tool in ALL for command in tool.commands
}
ITEMS: Mapping[str, type[Item]] = {item.kind: item for tool in ALL for item in tool.items}
CLIENT_COMMANDS: tuple[type[Command], ...] = tuple(
    command for command in COMMANDS.values() if command.needs is not Permission.SERVER
)
# The union of all that a page may send, for msgspec to decode; what only the server reports is no part of it.
WIRE: Any = Union[CLIENT_COMMANDS]  # noqa: UP007  (made of a tuple)
