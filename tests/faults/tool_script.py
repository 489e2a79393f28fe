"""What a teacher and five pupils do with every tool, round after round, and what each of their wishes means.

A step is a few wishes at once, each of another person, so that any of them may have happened when the server dies.
What is so is a flat table of facts in words of this script; `tool_views.py` says which of them a page must show.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from typing import Any

import aiohttp
from pycrdt import Doc, Text

from bench._crowd import Page
from tests.browser.demo import Demo
from tests.faults.killing import Killed, rows
from tests.faults.wishes import Command, Facts, Typed, Upload, Wish, after
from tests.files.samples import pdf

BOARD, NOTES, MAIN = "the-board", "the-notes", "main"
DECK_PAGES = 3
PIECE_S = 0.01  # between two pieces of a file: long enough that a kill cuts it off
QUESTION = {"form": "single", "text": "Why are there seasons?", "options": ["Lean", "Distance", "Wind"]}
SURFACES = (("notes", NOTES), ("questions", None), ("board", BOARD))


Step = tuple[str, Sequence[Wish]]


class Script:
    LEARNERS = 5

    def __init__(self, server: Demo, http: aiohttp.ClientSession) -> None:
        self.server, self.http = server, http
        self.teacher = Page(server, http, server.teacher, "kills")
        self.pupils = [Page(server, http, server.learner(n), "kills") for n in range(self.LEARNERS)]
        self.pages = [self.teacher, *self.pupils]
        self.so: dict[tuple[str, ...], Any] = {}
        self.acknowledged: dict[tuple[str, str], int] = {}
        self.sent: dict[str, bytes] = {}  # content of files by id
        self.moment = ""
        self._owed: list[Wish] = []
        self._numbers = itertools.count(1)
        self._documents: dict[tuple[str, str], Doc[Any]] = {}
        self._steps = self._rounds()

    @property
    def in_flight(self) -> bool:
        return bool(self._owed)

    def advance(self) -> str:
        if not self._owed:
            self.moment, wishes = next(self._steps)
            self._owed = list(wishes)
        return self.moment

    async def do(self) -> None:
        owed = list(self._owed)
        answers = await asyncio.gather(*(self._send(wish) for wish in owed), return_exceptions=True)
        self._owed = [wish for wish, answer in zip(owed, answers, strict=True) if isinstance(answer, Exception)]
        for wish in owed:
            if wish not in self._owed:
                self.so = after(self.so, [wish])
        for answer in answers:
            if isinstance(answer, BaseException) and not isinstance(
                answer, (ConnectionError, TimeoutError, aiohttp.ClientError)
            ):
                raise answer
        if self._owed:
            raise Killed(self.moment)

    def possible(self) -> list[Facts]:
        """Each of those in flight counts or does not."""
        some = (chosen for n in range(len(self._owed) + 1) for chosen in itertools.combinations(self._owed, n))
        return [after(self.so, chosen) for chosen in some]

    async def _send(self, wish: Wish) -> None:
        if isinstance(wish, Command):
            answer = await wish.by.ask(wish.kind, wish.client_id, **wish.fields)
            refused = answer["error"]["code"] if "error" in answer else ""
            if refused != wish.refused:
                raise AssertionError(f"{wish.kind} of {wish.by.id}: {answer}, not {wish.refused or 'done'}")
            if not refused and wish.told:
                self.acknowledged[wish.by.id, wish.client_id] = answer["seq"]
        elif isinstance(wish, Typed):
            assert wish.by.socket is not None
            answer = await wish.by.socket.ask("write", {"id": wish.notes, "update": wish.update})
            if "seq" not in answer:
                raise AssertionError(f"what {wish.by.id} typed: {answer}")
        elif isinstance(wish, Upload):
            await self._upload(wish)

    async def _upload(self, wish: Upload) -> None:
        address = f"{self.server.base_url}/api/v1/sessions/{self.server.session}/files"
        about = {"purpose": wish.purpose, "name": wish.name}
        headers = {"Authorization": f"Bearer {wish.by.token}"}
        async with self.http.post(address, params=about, headers=headers, data=in_pieces(wish.body)) as answer:
            said = await answer.json()
            if answer.status != 201:
                raise AssertionError(f"{wish.name} of {wish.by.id}: {said}")
            self.sent[said["id"]] = wish.body

    # what is done
    def _rounds(self) -> Iterator[Step]:
        made: Facts = {("board", BOARD): MAIN}
        yield "begin", [self._of(self.teacher, "board.make", made, client_id=BOARD, title="Board")]
        yield "begin", [self._of(self.teacher, "notes.open", {("notes", NOTES): MAIN}, client_id=NOTES)]
        yield "begin", [Upload(self.teacher, {("deck", "Seasons"): 0}, "slides", "Seasons.pdf", pages())]
        for number in itertools.count(1):
            yield from self._named(f"named-{number}")
            yield from self._nameless(f"nameless-{number}")
            yield from self._draws(number)
            yield "words", [self._types(page, NOTES, f"<{page.id}-{number}>") for page in self.pupils]
            yield from self._chats(number)
            yield from self._asks(number)
            yield from self._turns()
            yield "show", [self._shows(*SURFACES[number % len(SURFACES)])]
            yield from self._sends_files(number)
            yield from self._groups(f"groups-{number}")
            yield from self._own_boards(f"task-{number}")

    def _named(self, id: str) -> Iterator[Step]:
        opened = {("poll", id): "open", ("named", id): True}
        yield "open", [self._of(self.teacher, "poll.open", opened, id, question=QUESTION, secrecy="named_to_staff")]
        yield "ballots", [self._answers(page, id, random.randrange(3)) for page in self.pupils]
        yield "changes", [self._answers(page, id, (self.so["ballot", id, page.id] + 1) % 3) for page in self.pupils[:3]]
        yield "close", [self._closes(id)]

    def _nameless(self, id: str) -> Iterator[Step]:
        opened, about = {("poll", id): "open"}, {"secrecy": "anonymous", "revote": False}
        yield "nameless open", [self._of(self.teacher, "poll.open", opened, id, question=QUESTION, **about)]
        ballots = [self._answers(page, id, random.randrange(3), told=False) for page in self.pupils]
        yield "nameless ballots", ballots
        again = [self._answers(page, id, 0, refused="answered") for page in self.pupils]  # by another tab
        yield "second tab", [Command(each.by, {}, each.client_id, each.kind, each.fields, "answered") for each in again]
        late = [Command(each.by, {}, each.client_id, each.kind, each.fields, told=False) for each in ballots]
        yield "late retry", late  # by who did not hear the answer
        yield "nameless close", [self._closes(id)]

    def _draws(self, number: int) -> Iterator[Step]:
        for turn in range(2):
            yield "strokes", [self._draws_one(page, BOARD, f"{page.id}.{number}.{turn}") for page in self.pages]
        yield "erase", [self._erases(page, f"{page.id}.{number}.0") for page in self.pupils]

    def _chats(self, number: int) -> Iterator[Step]:
        sent = [self._says(page, f"{page.id} says {number}") for page in self.pages]
        yield "messages", sent
        changed: list[Wish] = []
        for each in sent[:3]:
            text = f"{each.by.id} meant {number}"
            said = (*self.so["chat", each.by.id][:-1], text)
            changed.append(self._of(each.by, "chat.edit", {("chat", each.by.id): said}, id=each.client_id, text=text))
        yield "edits", changed

    def _asks(self, number: int) -> Iterator[Step]:
        asked: list[Command] = []
        for page in self.pupils[:3]:
            id, text = f"ask-{number}-{page.id}"[:40], f"{page.id} asks {number}"
            asked.append(self._of(page, "question.ask", {("question", id): (text, "open")}, id, text=text))
        yield "questions", asked
        votes: list[Wish] = []
        for n, page in enumerate(self.pupils):
            id = asked[(n + 1) % len(asked)].client_id  # never one's own
            votes.append(self._of(page, "question.vote", {("vote", id, page.id): True}, id=id, on=True))
        yield "votes", votes
        for each in asked:
            then = {("question", each.client_id): (each.fields["text"], "answered")}
            yield "answer", [self._of(self.teacher, "question.answer", then, id=each.client_id, text="Aloud")]

    def _turns(self) -> Iterator[Step]:
        deck = self._deck("Seasons")
        last = self.so.get(("page",), 0)
        while (page := last % DECK_PAGES + 1) != 1 or last == 0:
            yield "turn", [self._of(self.teacher, "slides.turn", {("page",): page}, deck=deck, page=page)]
            last = page
        yield "pace", [self._of(self.teacher, "slides.own_pace", {}, deck=deck, on=True)]
        readers = [
            self._of(each, "slides.look", {("reader", each.id): n % 2 + 1}, deck=deck, page=n % 2 + 1)
            for n, each in enumerate(self.pupils)
        ]
        yield "look", readers
        back = {("reader", each.id): None for each in self.pupils}
        yield "pace", [self._of(self.teacher, "slides.own_pace", back, deck=deck, on=False)]
        yield "turn", [self._of(self.teacher, "slides.turn", {("page",): 1}, deck=deck, page=1)]

    def _sends_files(self, number: int) -> Iterator[Step]:
        title = f"Deck {number}"
        yield "deck", [Upload(self.teacher, {("deck", title): 0}, "slides", f"{title}.pdf", pages())]
        for id, is_last in self._decks(title):
            gone = {("deck", title): None} if is_last else {}
            yield "take out", [self._of(self.teacher, "slides.take_out", gone, deck=id)]
        some, before = self.pupils[:3], {*self.sent}
        bodies = {f"{page.id}-{number}.txt": text_of(page.id, number) for page in some}
        uploads = [
            Upload(page, {("file", page.id, name): True}, "chat", name, body)
            for page, (name, body) in zip(some, bodies.items(), strict=True)
        ]
        yield "files", uploads
        ids = {self.sent[id]: id for id in self.sent.keys() - before}
        attached: list[Wish] = []
        for each in uploads:
            said = self._says(each.by, each.name)
            then = {**said.then, ("file", each.by.id, each.name): None}
            attached.append(self._of(each.by, "chat.send", then, text=each.name, files=[ids[each.body]]))
        yield "attach", attached

    def _groups(self, name: str) -> Iterator[Step]:
        """Two, with a board and notes each; both come back to the class when the groups close."""
        seats, pupils = {page.id: n % 2 for n, page in enumerate(self.pupils)}, self.pupils
        plan = {"name": name, "names": ["North", "South"], "rounds": [seats]}
        yield "groups", [self._of(self.teacher, "breakout.prepare", {}, name, **plan)]
        rooms = [f"{name}.1.{n}" for n in range(2)]
        moved = {("place", id): rooms[n] for id, n in seats.items()}
        yield "groups", [self._of(self.teacher, "breakout.open", moved, id=name)]
        boards, notes = [f"{name}-board-{n}" for n in range(2)], [f"{name}-notes-{n}" for n in range(2)]
        made: list[Wish] = []
        for n in range(2):
            made.append(self._of(pupils[n], "board.make", {("board", boards[n]): rooms[n]}, boards[n], title="Ours"))
            made.append(self._of(pupils[2 + n], "notes.open", {("notes", notes[n]): rooms[n]}, notes[n]))
        yield "group begins", made
        yield "group strokes", [self._draws_one(page, boards[seats[page.id]], f"{page.id}.{name}") for page in pupils]
        yield "group words", [self._types(page, notes[seats[page.id]], f"<{page.id}-{name}>") for page in pupils]
        back: Facts = (
            dict.fromkeys(moved) | {("board", id): MAIN for id in boards} | {("notes", id): MAIN for id in notes}
        )
        yield "group close", [self._of(self.teacher, "breakout.close", back, id=name)]

    def _own_boards(self, task: str) -> Iterator[Step]:
        """Everyone draws on a board of their own; staff see all, and show one to everyone."""
        shown: Facts = {("task", task): True, ("showing",): ("board", task), ("shown",): None}
        yield "hand out", [self._of(self.teacher, "board.hand_out", shown, task, title="On your own")]
        made = [json.loads(body) for *_, kind, body in rows(self.server) if kind == "board.made"]
        own = {each["of"]: each["id"] for each in made if each.get("task") == task}
        strokes: list[Wish] = []
        for page in self.pupils:
            one = self._draws_one(page, own[page.id], f"{page.id}.{task}")
            strokes.append(replace(one, then={**one.then, ("owner", own[page.id]): page.id}))
        yield "own strokes", strokes
        some = self.pupils[:3]
        handed = [
            self._of(each, "board.hand_in", {("handed", own[each.id]): True}, id=own[each.id], on=True) for each in some
        ]
        yield "hand in", handed
        best = own[self.pupils[0].id]
        revealed: Facts = {("shown",): best, ("showing",): ("board", best)}
        yield "reveal", [self._of(self.teacher, "board.reveal", revealed, id=best)]
        yield "collect", [self._of(self.teacher, "board.collect", {("collected", task): True})]

    # the wishes
    def _of(self, by: Page, kind: str, then: Facts, client_id: str = "", **fields: Any) -> Command:
        return Command(by, then, client_id or f"wish-{next(self._numbers)}", kind, fields)

    def _answers(self, page: Page, id: str, choice: int, told: bool = True, refused: str = "") -> Command:
        fields = {"id": id, "answer": {"choices": [choice]}}
        then = {("ballot", id, page.id): choice}
        return Command(page, then, f"wish-{next(self._numbers)}", "poll.answer", fields, refused, told)

    def _closes(self, id: str) -> Command:
        return self._of(self.teacher, "poll.close", {("poll", id): "closed"}, id=id)

    def _draws_one(self, page: Page, board: str, id: str) -> Command:
        mine = (*self.so.get(("strokes", board, page.id), ()), id)
        return self._of(page, "board.draw", {("strokes", board, page.id): mine}, id=board, shapes=[stroke(id)])

    def _erases(self, page: Page, id: str) -> Command:
        left = tuple(each for each in self.so["strokes", BOARD, page.id] if each != id)
        erased = {"type": "erased", "id": id, "version": 2, "versionNonce": 1}
        return self._of(page, "board.draw", {("strokes", BOARD, page.id): left}, id=BOARD, shapes=[erased])

    def _types(self, page: Page, notes: str, word: str) -> Typed:
        document, updates = self._documents.setdefault((page.id, notes), Doc[Any]()), list[bytes]()
        text = document.get("notes", type=Text)
        watching = document.observe(lambda event: updates.append(event.update))
        text.insert(0, f"{word} ")
        document.unobserve(watching)
        return Typed(page, {("word", notes, word): True}, notes, updates[-1])

    def _says(self, page: Page, text: str) -> Command:
        said = (*self.so.get(("chat", page.id), ()), text)
        return self._of(page, "chat.send", {("chat", page.id): said}, text=text)

    def _shows(self, surface: str, what: str | None) -> Command:
        then = {("showing",): (surface, what), ("shown",): None}
        return self._of(self.teacher, "showing.show", then, surface=surface, what=what)

    def _deck(self, title: str) -> str:
        return next(id for id, _ in self._decks(title))

    def _decks(self, title: str) -> list[tuple[str, bool]]:
        """Ids, and which is the last: one whose answer was cut off was sent again."""
        told = [(kind, json.loads(body)) for *_, kind, body in rows(self.server) if kind.startswith("deck.")]
        gone = {fact["id"] for kind, fact in told if kind == "deck.gone"}
        ids = [fact["id"] for kind, fact in told if fact.get("title") == title and fact["id"] not in gone]
        return [(id, id == ids[-1]) for id in ids]


def stroke(id: str) -> dict[str, Any]:
    more = {"x": 10.25, "y": 20.5, "width": 310.0, "height": 120.0, "index": "a1"}
    return {"type": "freedraw", "id": id, "version": 1, "versionNonce": 1, "points": [12, -7] * 40, **more}


def pages() -> bytes:
    return pdf([f"Page {n}" for n in range(1, DECK_PAGES + 1)])


def text_of(person: str, number: int) -> bytes:
    return f"{person} brought this, number {number}.\n".encode() * 6_000


async def in_pieces(body: bytes) -> AsyncIterator[bytes]:
    size = -(-len(body) // 16)
    for start in range(0, len(body), size):
        yield body[start : start + size]
        await asyncio.sleep(PIECE_S)
