"""What a page shows of every tool, and what it must show when these facts are so: in one shape, to be compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import msgspec
from pycrdt import Doc, Text

from bench._crowd import Key, Page
from tests.faults.tool_script import BOARD, DECK_PAGES, NOTES, Facts


class Eye:
    """What lies on the board, as a page that looks at it has it after any number of lost lines."""

    def __init__(self, page: Page) -> None:
        self.page, self.rev, self.shapes = page, 0, dict[str, tuple[str, bool]]()
        page.on_event = self.hear

    async def look(self) -> None:
        assert self.page.socket is not None
        await self.page.socket.ask("look", {"things": [("board", BOARD, self.rev)]})

    def hear(self, event: str, payload: Any) -> None:
        if event != "inside":
            return
        *_, rev, anew, parts = msgspec.msgpack.decode(payload, type=tuple[str, str, int, int, bool, list[Any]])
        assert rev >= 0, "so little is told at once"
        if anew:
            self.shapes.clear()
        for shape, by, _ in parts:
            self.shapes.pop(shape["id"], None)
            self.shapes[shape["id"]] = (by, shape["type"] == "erased")
        self.rev = rev

    @property
    def strokes(self) -> dict[str, tuple[str, ...]]:
        """Of each person what is left, in the order in which it came."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for id, (by, erased) in self.shapes.items():
            if not erased:
                found[by].append(id)
        return {by: tuple(ids) for by, ids in found.items()}


async def words_of(page: Page) -> tuple[str, ...]:
    """Of the notes, as a page reads them that opens them."""
    _, updates = msgspec.msgpack.decode(await page.written(NOTES), type=tuple[int, list[bytes]])
    document: Doc[Any] = Doc()
    document["notes"] = Text()
    for update in updates:
        document.apply_update(update)
    return tuple(sorted(str(document["notes"]).split()))


def in_order(page: Page, kind: str) -> list[Key]:
    """Of making, as pages show them."""
    return sorted((key for key in page.items if key[0] == kind), key=lambda key: page.items[key].made)


def held(page: Page, staff: bool, eye: Eye, words: tuple[str, ...]) -> dict[str, Any]:
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
        "strokes": eye.strokes,
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
    page_now = of["page"].get((), 0)
    return {
        "chat": {author: texts for (author,), texts in of["chat"].items()},
        "questions": {id: (*text_and_state, votes[id]) for (id,), text_and_state in of["question"].items()},
        "voted": {id for id, person in of["vote"] if person == page.id},
        "polls": {id: poll_meant(id, state, of, page, staff) for (id,), state in of["poll"].items()},
        "strokes": {person: ids for (person,), ids in of["strokes"].items() if ids},
        "words": tuple(sorted(word for (word,) in of["word"])),
        "decks": {title: DECK_PAGES for (title,) in of["deck"]} if staff else {},
        "page": page_now if page_now or staff else None,
        "readers": {
            id: number for (id,), number in of["reader"].items() if number != page_now and (staff or id == page.id)
        },
        "showing": list(of["showing"].values()),
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
