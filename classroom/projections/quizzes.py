"""What each person won in the quizzes of a class, of all that could be won where they took part."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from classroom.projections.fold import Row, facts
from classroom.rooms.tools.quiz import PointsGiven, Quiz, QuizDeleted, QuizStarted, QuizWentOn


class Won(Struct, frozen=True):
    points: int
    most: int


NOTHING = Won(0, 0)


def won(rows: Sequence[Row]) -> Mapping[str, Won]:
    """By person; who answered in no quiz has no entry (`NOTHING`). What was in a quiz that was deleted is gone."""
    quizzes: dict[str, Quiz] = {}
    for _, fact in facts(rows, (QuizStarted, QuizWentOn, PointsGiven, QuizDeleted)):
        match fact:
            case QuizStarted():
                quizzes[fact.id] = fact.create()
            case QuizWentOn() | PointsGiven():
                quizzes[fact.id] = fact.apply(quizzes[fact.id])
            case QuizDeleted():
                del quizzes[fact.id]
            case _:
                pass
    sums: dict[str, Won] = {}
    for quiz in quizzes.values():
        most = sum(quiz.questions[quiz.asked.index(poll)].worth for poll in quiz.points)
        people = {person: 0 for of_one in quiz.points.values() for person in of_one}
        for person in people:
            points = sum(of_one.get(person, 0) for of_one in quiz.points.values())
            before = sums.get(person, NOTHING)
            sums[person] = Won(before.points + points, before.most + most)
    return {person: each for person, each in sums.items() if each.most}
