"""What a wish of the lesson is about: `?n` stands for the n-th thing that its author could mean, `!n` for any."""

import msgspec

from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import (
    admitting,
    breakouts,
    chat,
    hands,
    help,
    listening,
    lobby,
    moderation,
    moving,
    presence,
    publishing,
    whereabouts,
)
from classroom.rooms.tools.board import Board
from classroom.rooms.tools.breakouts import BreakoutSet
from classroom.rooms.tools.chat import Message
from classroom.rooms.tools.hands import Hand
from classroom.rooms.tools.help import Call
from classroom.rooms.tools.lobby import Waiting
from classroom.rooms.tools.presence import Devices, Member
from classroom.rooms.tools.publishing import Sending
from classroom.rooms.tools.questions import Question
from tests.rules import lesson_polls, lesson_quiz
from tests.rules.lesson_agenda import with_sets
from tests.rules.lesson_board import ABOUT_ONE
from tests.rules.lesson_chat import could_mean_in_chat
from tests.rules.lesson_glass import could_mean_of_screens
from tests.rules.lesson_notes import could_mean_of_notes
from tests.rules.lesson_questions import ABOUT_A_QUESTION
from tests.rules.lesson_slides import could_mean_of_slides
from tests.rules.lesson_time import could_mean_in_time
from tests.rules.lesson_wall import could_mean_of_walls
from tests.rules.prose import MAIN, PREP, ever_rooms, open_rooms

AIMED = ("id", "device", "person", "to", "room", "set", "reply", "deck")


def aim(room: Room, by: str, command: Command) -> Command | None:
    """With `?n` replaced by the n-th thing that `by` could mean, `!n` by any; None where there is none."""
    names = (name for name in AIMED if is_aimed(getattr(command, name, None)))
    field = next(names, None)
    if field is None:
        return with_sets(room, command)
    value = getattr(command, field)
    if value[0] == "!" and field in ("to", "room"):
        meant = ever_rooms(room)
    elif value[0] == "!":
        meant = [*room.of(Message if field == "id" else Sending if field == "device" else Hand)]
    else:
        meant = could_mean(room, by, command)
    return msgspec.structs.replace(command, **{field: meant[int(value[1:]) % len(meant)]}) if meant else None


def is_aimed(value: object) -> bool:
    return isinstance(value, str) and value[:1] in ("?", "!")


def could_mean(room: Room, by: str, command: Command) -> list[str]:  # noqa: C901  (a table of wishes)
    staff = by in ("tess", "ari")
    match command:
        case moving.Go():
            return [MAIN, *open_rooms(room), PREP]
        case moving.Move() | listening.Listen() | chat.Send(reply=None):
            return [MAIN, *open_rooms(room)]
        case moving.Open() | breakouts.Delete():
            return [known.id for known in room.of(BreakoutSet).values() if known.opening is None]
        case moving.NextRound() | moving.Close() | moving.Extend() | moving.AddRoom():
            return [known.id for known in room.of(BreakoutSet).values() if known.opening]
        case command if isinstance(command, ABOUT_ONE):
            return [*room.of(Board)]
        case breakouts.PlaceSeat() | breakouts.Rearrange() | breakouts.Edit() | admitting.AutoAdmit():
            return [*room.of(BreakoutSet)]
        case hands.LowerHand():
            return [id for id in room.of(Hand) if staff or id == by]
        case help.Claim() | help.Resolve():
            return [*room.of(Call)]
        case lobby.LetIn():
            return [*room.of(Waiting), *(each.id for each in room.of(Member).values() if each.place == PREP)]
        case publishing.SetMedia() | whereabouts.Be():
            return [each.id for each in room.of(Sending).values() if each.person == by]
        case moderation.Mute() | moderation.StopCamera():
            return [each.person for each in room.of(Sending).values()]
        case presence.DeviceLeaves() | presence.DeviceFallsSilent():
            here = room.of(Devices).get(command.person)
            return [*here.devices] if here else []
        case command if isinstance(command, lesson_polls.ABOUT_A_POLL):
            return lesson_polls.could_mean_polls(room, command)
        case command if isinstance(command, lesson_quiz.ABOUT_A_QUIZ):
            return lesson_quiz.could_mean_quizzes(room)
        case command if isinstance(command, ABOUT_A_QUESTION):
            return [*room.of(Question)]
        case _:
            if (ours := could_mean_of_slides(room, by, command)) is not None:
                return ours
            some = could_mean_in_chat(room, by, command) or could_mean_of_notes(room, command)
            some = some or could_mean_of_walls(room, by, command) or could_mean_of_screens(room, command)
            return some or could_mean_in_time(room, by, command)
