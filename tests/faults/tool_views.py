"""What a page shows of every tool, and what it must show when these facts are so: in one shape, to be compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import msgspec
from pycrdt import Doc, Text

from bench._crowd import Key, Page
from tests.faults.tool_script import DECK_PAGES, MAIN, Script
from tests.faults.wishes import Facts


class Eye:
    """What lies on the boards that a page sees, as it has it after any number of lost lines."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.boards: defaultdict[str, dict[str, tuple[str, bool]]] = defaultdict(dict)  # by whom each, and is it gone
        self._revs: dict[str, int] = {}
        self._looked: set[str] = set()
        page.on_event = self.hear

    async def look(self, anew: bool = False) -> None:
        """At all of them; the server is told when they are others than before, and by who came back."""
        there = {id for kind, id in self.page.items if kind == "board"}
        if anew or there != self._looked:
            assert self.page.socket is not None
            self._looked = there
            await self.page.socket.ask("look", {"things": [("board", id, self._revs.get(id, 0)) for id in there]})

    def hear(self, event: str, payload: Any) -> None:
        if event != "inside":
            return
        _, board, _, rev, anew, parts = msgspec.msgpack.decode(payload, type=tuple[str, str, int, int, bool, list[Any]])
        assert rev >= 0, "so little is told at once"
        lying = self.boards[board]
        if anew:
            lying.clear()
        for shape, by, _ in parts:
            lying.pop(shape["id"], None)
            lying[shape["id"]] = (by, shape["type"] == "erased")
        self._revs[board] = rev

    def strokes(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """On each board, of each person what is left, in the order in which it came."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for board in self._looked:
            of: defaultdict[str, list[str]] = defaultdict(list)
            for id, (by, erased) in self.boards[board].items():
                if not erased:
                    of[by].append(id)
            if of:
                found[board] = {by: tuple(ids) for by, ids in of.items()}
        return found


async def words_of(page: Page) -> dict[str, tuple[str, ...]]:
    """Of all notes that a page sees, as it reads them that opens them."""
    found: dict[str, tuple[str, ...]] = {}
    for id in [id for kind, id in page.items if kind == "notes"]:
        _, updates = msgspec.msgpack.decode(await page.written(id), type=tuple[int, list[bytes]])
        document: Doc[Any] = Doc()
        document["notes"] = Text()
        for update in updates:
            document.apply_update(update)
        found[id] = tuple(sorted(str(document["notes"]).split()))
    return found


def in_order(page: Page, kind: str) -> list[Key]:
    """Of making, as pages show them."""
    return sorted((key for key in page.items if key[0] == kind), key=lambda key: page.items[key].made)


def held(page: Page, staff: bool, eye: Eye, words: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    """What this page shows now."""
    by_kind: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for (kind, id), lying in page.items.items():
        by_kind[kind][id] = lying.view
    messages = [page.view(*key) for key in in_order(page, "message")]
    said: defaultdict[str, list[str]] = defaultdict(list)
    for view in messages:
        said[view["author"]].append(view["text"])
    attached = {each["name"] for view in messages for each in view["files"]}
    mine = {view["attached"]["name"] for view in by_kind["file"].values()}
    deck = next((view for view in by_kind["deck"].values() if view["title"] == "Seasons"), None)
    made = Counter(
        by_kind["deck"][view["deck"]]["title"] for view in by_kind["slide"].values() if view["file"] and staff
    )
    return {
        "chat": {author: tuple(texts) for author, texts in said.items()},
        "questions": {id: (view["text"], view["state"], view["votes"]) for id, view in by_kind["question"].items()},
        "voted": {id for id, view in by_kind["question"].items() if view["voted"]},
        "polls": {id: poll(view, page, staff) for id, view in by_kind["poll"].items()},
        "strokes": eye.strokes(),
        "own": sum(view["of"] is not None for view in by_kind["board"].values()),
        "handed": {id for id, view in by_kind["board"].items() if view["own"] and view["own"]["handed_in"]},
        "tasks": {id: view["collected"] for id, view in by_kind["board_task"].items()},
        "words": words,
        "decks": {view["title"]: made[view["title"]] for view in by_kind["deck"].values()} if staff else {},
        "page": deck and deck["page"],
        "readers": {id: view["page"] for id, view in by_kind["reader"].items()},
        "showing": [(view["surface"], view["what"]) for view in by_kind["showing"].values()],
        "files": mine - attached,
    }


def poll(view: Any, page: Page, staff: bool) -> dict[str, Any]:
    asked = view["rounds"][-1]
    answers = {each["person"]: each["answer"]["choices"][0] for each in asked["answers"]}
    counted = asked["result"] is not None and not view["open"]
    return {
        "open": view["open"],
        "answered": view["answered"],
        "answers": answers,
        "mine": None if asked["mine"] is None else asked["mine"]["choices"][0],
        "counts": tuple(asked["result"]["counts"]) if counted else None,
        "votes": asked["result"]["votes"] if counted else None,
    }


def meant(so: Facts, page: Page, staff: bool) -> dict[str, Any]:
    """What it must show."""
    of: defaultdict[str, dict[tuple[str, ...], Any]] = defaultdict(dict)
    for (name, *rest), value in so.items():
        of[name][tuple(rest)] = value
    votes = Counter(id for id, _ in of["vote"])
    page_now, place, shown = of["page"].get((), 0), so.get(("place", page.id), MAIN), so.get(("shown",))
    outside = not staff and place != MAIN
    owners = {board: person for (board,), person in of["owner"].items()}

    def sees(board: str) -> bool:
        if board in owners:
            return staff or page.id == owners[board] or board == shown
        return staff or so["board", board] == place

    strokes: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for (board, person), ids in of["strokes"].items():
        if ids and sees(board):
            strokes[board][person] = ids
    words = {id: list[str]() for (id,), room in of["notes"].items() if staff or room == place}
    for id, word in of["word"]:
        if id in words:
            words[id].append(word)
    return {
        "chat": {} if outside else {author: texts for (author,), texts in of["chat"].items()},
        "questions": {id: (*text_and_state, votes[id]) for (id,), text_and_state in of["question"].items()},
        "voted": {id for id, person in of["vote"] if person == page.id},
        "polls": {id: poll_meant(id, state, of, page, staff) for (id,), state in of["poll"].items()},
        "strokes": dict(strokes),
        "own": len(of["task"]) * (Script.LEARNERS if staff else 1)
        + (not staff and owners.get(shown or "", page.id) != page.id),
        "handed": {board for (board,) in of["handed"] if staff or page.id == owners[board]},
        "tasks": {task: (task,) in of["collected"] for (task,) in of["task"]},
        "words": {id: tuple(sorted(each)) for id, each in words.items()},
        "decks": {title: DECK_PAGES for (title,) in of["deck"]} if staff else {},
        "page": page_now if page_now or staff else None,
        "readers": {
            id: number for (id,), number in of["reader"].items() if number != page_now and (staff or id == page.id)
        },
        "showing": [] if outside else list(of["showing"].values()),
        "files": {name for person, name in of["file"] if person == page.id},
    }


def poll_meant(
    id: str, state: str, of: dict[str, dict[tuple[str, ...], Any]], page: Page, staff: bool
) -> dict[str, Any]:
    ballots = {person: choice for (poll, person), choice in of["ballot"].items() if poll == id}
    named, closed = (id,) in of["named"], state == "closed"
    counts = Counter(ballots.values())
    return {
        "open": not closed,
        "answered": not staff and not closed and page.id in ballots,
        "answers": ballots if named and staff else {},
        "mine": ballots.get(page.id) if named and not staff else None,
        "counts": tuple(counts[n] for n in range(3)) if closed else None,
        "votes": len(ballots) if closed else None,
    }
