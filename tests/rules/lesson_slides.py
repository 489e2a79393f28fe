"""What must hold in the lesson of files and slides, said without the code that it judges; and the bugs that it must find."""

from typing import Any

from hypothesis import strategies as st

from classroom.rooms.room import Room
from classroom.rooms.tool import Command
from classroom.rooms.tools import decks, files, ink, slides
from classroom.rooms.tools.decks import Deck, Slide
from classroom.rooms.tools.files import DropFile, File, FileArrives, Purpose
from classroom.rooms.tools.locks import Lock
from classroom.rooms.tools.presence import Devices, Member
from classroom.rooms.tools.slides import Reader
from tests.rules.lesson_ink import STROKES, check_ink, counts
from tests.rules.prose import STAFF as TEACHING
from tests.rules.prose import locked, may_by_role

HOUR_MS = 3_600_000
SOME = st.sampled_from(["?0", "?-1"])
PAGES = st.sampled_from([1, 2, 2, 3])

SENDS: st.SearchStrategy[Command] = st.builds(
    FileArrives,
    st.sampled_from(["f1", "f2", "f3"]),
    st.sampled_from(["ada", "bob", "tess"]),
    st.just(Purpose.CHAT),
    st.just("moon.png"),
    st.just("image/png"),
    st.just(9),
)
CAME: st.SearchStrategy[Command] = st.builds(
    decks.DeckArrives, st.sampled_from(["d1", "d2"]), st.just("tess"), st.just("Seasons"), st.just(3)
)


def made(page: int) -> st.SearchStrategy[Command]:
    looks = (st.just(1600), st.just(1200), st.just("June"))
    good = st.builds(decks.PageMade, SOME, st.just(page), st.just(f"p{page}"), st.just(f"s{page}"), *looks)
    return st.one_of(good, good, good, st.builds(decks.PageFailed, SOME, st.just(page), st.just("broken")))


TURNS: st.SearchStrategy[Command] = st.builds(slides.TurnTo, SOME, PAGES)
LEADS: st.SearchStrategy[Command] = st.one_of(
    TURNS,
    TURNS,
    st.builds(slides.SetOwnPace, SOME, st.sampled_from([True, True, False])),
    st.builds(slides.BringAll, SOME),
    st.builds(slides.SetSaving, SOME, st.booleans()),
    st.builds(decks.WriteNote, SOME, PAGES, st.sampled_from(["Say this", ""])),
    st.builds(decks.Rename, SOME, st.just("Moon")),
    st.builds(decks.Place, SOME, st.sampled_from([1, 2])),
    st.builds(slides.TakeOut, SOME),
    st.builds(decks.TryAgain, SOME, PAGES),
)
LOOKS: st.SearchStrategy[Command] = st.builds(slides.Look, SOME, PAGES)


DRAWS: st.SearchStrategy[Command] = st.builds(ink.Draw, SOME, PAGES, STROKES.map(tuple))
CLEARS: st.SearchStrategy[Command] = st.builds(ink.Clear, SOME, PAGES)


def shown(staff: st.SearchStrategy[str], pupils: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """A deck with pages, turned, looked at, and whatever becomes of it."""
    server = st.just("server")
    return st.tuples(
        st.tuples(server, CAME),
        *(st.tuples(server, made(page)) for page in (1, 2, 3)),
        st.tuples(staff, TURNS),
        st.tuples(staff, st.builds(slides.SetOwnPace, SOME, st.just(True))),
        st.tuples(pupils, LOOKS),
        st.tuples(st.one_of(staff, pupils), DRAWS),
        st.tuples(staff, st.one_of(LEADS, LEADS, CLEARS)),
        st.tuples(pupils, st.one_of(LOOKS, LEADS, DRAWS, DRAWS, CLEARS)),
    )


def sent(pupils: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    drops: st.SearchStrategy[Command] = st.builds(DropFile, st.sampled_from(["?0", "?-1", "f1"]))
    return st.tuples(st.tuples(st.just("server"), SENDS), st.tuples(pupils, drops))


def could_mean_of_slides(room: Room, by: str, command: Command) -> list[str] | None:
    """None: it is about something else."""
    if isinstance(command, DropFile):
        return [file.id for file in room.of(File).values() if file.owner == by]
    return [*room.of(Deck)] if hasattr(command, "deck") else None


def is_theirs_of_slides(room: Room, by: str, command: Command) -> bool:
    """One drops what one has sent, and looks at what was shown, where all may or with all."""
    match command:
        case DropFile(id=id):
            return id in room.of(File) and room.of(File)[id].owner == by
        case slides.Look(deck=id, page=page):
            deck = room.of(Deck)[id]
            return page == deck.page or (deck.own_pace and page <= deck.reached)
        case ink.Draw(deck=id, page=page):
            allowed = may_by_role(room, room.of(Member)[by], "draw") and Lock.BOARD not in locked(room, by)
            return allowed and page <= room.of(Deck)[id].reached
        case _:
            return True


def effect_on_slides(room: Room, by: str, command: Command) -> None:
    match command:
        case slides.TurnTo(deck=id, page=page):
            deck = room.of(Deck)[id]
            assert deck.page == page <= deck.reached
        case slides.Look(deck=id, page=page):
            reader = room.of(Reader).get(by)
            with_all = room.of(Deck)[id].page == page
            assert reader is None if with_all else reader is not None and (reader.deck, reader.page) == (id, page)
        case slides.BringAll(deck=id) | slides.SetOwnPace(deck=id, on=False):
            assert all(reader.deck != id for reader in room.of(Reader).values())
        case slides.TakeOut(deck=id):
            assert id not in room.of(Deck) and all(slide.deck != id for slide in room.of(Slide).values())
        case ink.Clear(deck=id, page=page):
            assert all(each.page != page for each in room.of(Deck)[id].ink.strokes.values()), "nothing is left on it"
        case decks.WriteNote(deck=id, page=page, text=text):
            assert room.of(Slide)[f"{id}.{page}"].note == text
        case _:
            pass


def truths_of_slides(room: Room, now_ms: int) -> None:
    decks = room.of(Deck)
    assert all(file.until_ms <= now_ms + HOUR_MS for file in room.of(File).values())
    for slide in room.of(Slide).values():
        assert slide.deck in decks, "a page of no deck"
        deck = decks[slide.deck]
        assert slide.shown == (slide.file != "" and slide.number <= deck.reached), "it is shown as far as they came"
    for deck in decks.values():
        assert 0 <= deck.page <= deck.reached <= deck.pages
        assert all(each.page <= deck.reached for each in deck.ink.strokes.values()), "drawn where nobody looks"
        counts(deck.ink)
    for id, reader in room.of(Reader).items():
        assert id in room.of(Devices), "who looks is here"
        assert decks[reader.deck].own_pace and reader.page <= decks[reader.deck].reached, "back only, where all may"


class Inks:
    """As they were before a wish."""

    def __init__(self, room: Room) -> None:
        self.were = dict(room.of(Deck))

    def check(self, room: Room, by: str, command: Command) -> None:
        if isinstance(command, ink.Clear):
            return
        for id, was in self.were.items():
            now = room.of(Deck).get(id)
            if now is None:
                continue
            leads = by in room.of(Member) and room.of(Member)[by].role in TEACHING
            check_ink(was.ink, now.ink, leads, by)


def no_file_lies_too_long(room: Room, now_ms: int) -> None:
    assert all(file.until_ms > now_ms for file in room.of(File).values())


PLANTED: list[tuple[str, Any, str, str, str]] = [
    ("a file shown to all", File, "view", "viewer.id == self.owner", "True"),
    ("another's file dropped", files, "own", "or file.owner != turn.by.id", ""),
    ("slides shown before their time", Slide, "view", "not (self.shown and self.file)", "not self.file"),
    ("who reads is shown to all", Reader, "view", "viewer.id != self.id and Sight.PREPARED", "False and Sight.PREPARED"),
    ("pages past the first are not shown", slides.TurnTo, "decide", "deck.reached + 1, self.page + 1", "self.page, self.page + 1"),
    ("pupils look ahead", slides.Look, "decide", "self.page > deck.reached", "False"),
    ("own pace without leave", slides.Look, "decide", "not deck.own_pace", "False"),
    ("own pace ended and still apart", slides.SetOwnPace, "decide", "yield from all_back(", "yield from () and ("),
    ("deck gone and still read", slides.TakeOut, "decide", "yield from all_back(", "yield from () and ("),
    ("changed what another drew on slides", ink, "newest_of", "Permission.LEAD in turn.by.permissions", "True"),
    ("an older stroke wins on slides", ink, "newest_of", "ink.strokes, turn.by.id", "{}, turn.by.id"),
    ("draws on a page nobody has seen", ink.Draw, "decide", "self.page > deck.reached", "False"),
    ("draws on slides without leave", ink, "check_may", "Permission.DRAW not in turn.by.permissions", "False"),
    ("gone and still reading", slides, "goes", "yield ReaderGone(event.id)", "yield from ()"),
]  # fmt: skip
