"""What the class of the lesson does with every tool, in the main room and in its groups, and what must be found of it.

All that is done is noted as it is done: what was answered, who drew how much where, what was written in which notes.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.async_api import expect
from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from bench._crowd import Page
from tests.browser.classroom_page import PATIENCE_MS, ClassroomPage
from tests.faults.tool_script import stroke
from tests.files import samples

if TYPE_CHECKING:
    from tests.browser.lesson import Lesson

CLASS = ""  # the name of no group
CHOICES, LETTERS = 4, "ABCD"
VOTERS, WRITERS = 10, 3  # of the light ones


@dataclass
class Tools:
    """`whole`: all of it, by all pages. Else slides, and board and notes of the main room, are left to their own tests."""

    lesson: Lesson
    whole: bool
    answers: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])  # poll -> person -> choice
    questions: dict[str, str] = field(default_factory=dict[str, str])  # poll -> as it was asked
    nameless: set[str] = field(default_factory=set[str])
    drawn: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # group -> person
    written: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # group -> lines
    boards: dict[str, str] = field(default_factory=dict[str, str])  # group -> board

    @property
    def teacher(self) -> ClassroomPage:
        return self.lesson.teacher

    def does(self, person: str, part: str) -> None:
        self.lesson.notes.does(person, part)

    # in the main room
    async def in_main(self) -> None:
        pages, light = self.lesson.pages, self.lesson.here
        await self.polls("Where is the Sun in June?", pages, light)
        await self.polls("Did you know it?", pages, light, nameless=True)
        if self.whole:
            await self.shows_slides()
            await self.draws_with_all()
            await self.write(CLASS, pages[:2], light[:WRITERS])
        await self.asks(pages[0], light[:VOTERS])
        await self.teacher.write("Now in groups")
        self.does(self.lesson.teachers_id, "message")
        for page in pages:
            await page.panel("chat")
            await page.reads("Now in groups")

    async def polls(
        self,
        text: str,
        pages: Sequence[ClassroomPage],
        light: Sequence[Page],
        nameless: bool = False,
        here: bool = False,
    ) -> None:
        """All of them answer; of the teacher's page is read what came of it."""
        id = await self.opens_poll(text, light, nameless, here)
        self.questions[id] = text
        said = self.answers[id] = {page.id: n * n % CHOICES for n, page in enumerate(light)}
        for n, page in enumerate(pages):
            said[page.person["id"]] = n % CHOICES
            await page.by("poll-option", id=str(n % CHOICES)).click()
            await page.by("poll-submit").click()
            await page.see("poll-sent")
        answers = (page.command("poll.answer", id=id, answer={"choices": [said[page.id]]}) for page in light)
        await asyncio.gather(*answers)
        if nameless:
            self.nameless.add(id)
        else:
            for person in said:
                self.does(person, "answer")
        await self.teacher.by("poll-close").click()
        await self.result_of(id)
        for page in pages:
            await expect(page.by("poll-result")).to_have_attribute("data-votes", str(len(said)), timeout=PATIENCE_MS)

    async def opens_poll(self, text: str, light: Sequence[Page], nameless: bool, here: bool) -> str:
        teacher = self.teacher
        for page in self.lesson.pages:
            await blur(page)  # a poll comes by itself to who is not typing
        if await teacher.by("poll-panel").is_visible():
            await teacher.by("poll-new").click()
        else:
            await letter(teacher, "Shift+P")
        await teacher.by("poll-question").fill(text)
        if nameless:
            await teacher.page.locator("[data-value=anonymous]").click()
        if here:
            await teacher.page.get_by_role("switch", name="Only this room").click()
        await teacher.by("poll-open").click()
        await self.lesson.until_seen(lambda page: poll_of(page, text) is not None, light)
        return poll_of(light[0], text) or ""

    async def result_of(self, id: str) -> None:
        """As the teacher reads it now: the sum, and who said what only where names were asked for."""
        teacher, said = self.teacher, self.answers[id]
        await expect(teacher.by("poll-result")).to_have_attribute("data-votes", str(len(said)), timeout=PATIENCE_MS)
        counts = Counter(said.values())
        for choice in range(CHOICES):
            bar = teacher.by("poll-result").locator(f"li[data-id='{choice}'] b")
            await expect(bar).to_have_text(str(counts[choice]))
        named = await teacher.by("poll-person").evaluate_all("rows => rows.map(row => row.dataset.id)")
        assert sorted(named) == ([] if id in self.nameless else sorted(said))

    async def shows_slides(self) -> None:
        teacher = self.teacher
        await letter(teacher, "s")
        await teacher.by("slides-add").click()
        file = samples.pdf(["June", "July", "August"])
        await teacher.by("slides-input").set_input_files(
            {"name": "Seasons.pdf", "mimeType": "application/pdf", "buffer": file}
        )
        await teacher.by("slides-show-first").click()
        for page in self.lesson.pages:
            await page.see("slide", page="1")
        await teacher.by("slide-next").click()
        for page in self.lesson.pages:
            await page.see("slide", page="2")
        await self.lesson.until_seen(lambda page: [deck["page"] for _, deck in views(page, "deck")] == [2])

    async def draws_with_all(self) -> None:
        teacher = self.teacher
        await letter(teacher, "b")
        await teacher.by("board-make").click()
        await teacher.by("surface-show").click()
        for page in self.lesson.pages:
            await page.see("board-tools")
        await self.lesson.until_seen(lambda page: len(views(page, "board")) == 1)
        [(id, _)] = views(self.lesson.here[0], "board")
        self.boards[CLASS] = id
        for page in (teacher, *self.lesson.pages):
            await self.strokes(page, CLASS)
        for page in self.lesson.here:
            await self.draws(page, CLASS)
        await self.holds_all(CLASS)
        await teacher.by("surface-stop").click()
        for page in self.lesson.pages:
            await page.gone("surface")

    async def asks(self, page: ClassroomPage, voters: Iterable[Page]) -> None:
        text = f"{page.person['name']} asks: and on Mars?"
        await letter(page, "q")
        await page.by("question-input").fill(text)
        await page.by("question-send").click()
        self.does(page.person["id"], "question")
        await self.lesson.until_seen(lambda light: any(view["text"] == text for _, view in views(light, "question")))
        for voter in voters:
            id = next(id for id, view in views(voter, "question") if view["text"] == text)
            await voter.command("question.vote", id=id, on=True)
            self.does(voter.id, "reaction")
        await letter(self.teacher, "q")
        row = self.teacher.by("question").filter(has_text=text)
        await row.locator("[data-testid=question-take]").click()
        await row.locator("[data-testid=question-done]").click()
        await expect(page.by("question", state="answered").filter(has_text=text)).to_be_visible(timeout=PATIENCE_MS)
        await letter(self.teacher, "q")

    # in a group
    async def polls_here(self, page: ClassroomPage) -> None:
        """The teacher, who stands in the group of this page."""
        room = self.lesson.notes.place[page.person["id"]]
        await self.polls(
            "Is it clear now?", [page], [light for light in self.lesson.here if light.place == room], here=True
        )
        await self.teacher.panel("people")

    async def in_groups(self) -> None:
        """Board, notes and a question."""
        pages = self.lesson.pages if self.whole else self.lesson.pages[2:]
        for page in pages:
            room = self.lesson.notes.place[page.person["id"]]
            group = self.lesson.name_of(room)
            together = [light for light in self.lesson.here if light.place == room]
            neighbour = next(light for light in together if light.id not in self.drawn[group])
            await letter(page, "b")
            if group not in self.boards:
                await page.by("board-make").click()
            await page.see("board-tools")
            await self.lesson.until_seen(lambda light: boards_of(light) != [], [neighbour])
            [self.boards[group]] = boards_of(neighbour)
            await self.strokes(page, group)
            await self.draws(neighbour, group)
            count = str(sum(self.drawn[group].values()))
            await expect(page.by("whiteboard", count=count)).to_be_visible(timeout=PATIENCE_MS)
        room = self.lesson.notes.place[pages[-1].person["id"]]
        neighbour = next(light for light in self.lesson.here[WRITERS:] if light.place == room)
        await self.write(self.lesson.name_of(room), pages[-1:], [neighbour])
        if self.whole:
            await self.asks(pages[1], [])

    # what came of it
    async def came_back(self) -> None:
        """Boards and notes of the groups lie in the class, under the names of the groups, with all that was on them."""
        server, token = self.lesson.server, self.teacher.person["token"]
        for group, id in self.boards.items():
            inside = await server.api(f"/api/v1/sessions/{server.session}/inside?kind=board&id={id}&after=0", token)
            assert Counter(by for _, by, _ in inside["parts"]) == self.drawn[group], group
        lights = self.lesson.here
        await self.lesson.until_seen(lambda page: len(views(page, "board")) == len(self.boards))
        assert {(view["group"] or CLASS): id for id, view in views(lights[0], "board")} == self.boards
        await letter(self.teacher, "b")
        for group in self.boards:
            await self.teacher.by("board-menu").click()
            await self.teacher.by("board-choose", id=self.boards[group]).click()
            await self.holds_all(group)
        await self.exports()
        await self.teacher.by("surface-close").click()

    async def exports(self) -> None:
        """The board that is open, as SVG; all notes, as Markdown; each poll, as its page says."""
        teacher = self.teacher
        await teacher.by("board-menu").click()
        svg = await downloaded(teacher, "board-save-svg")
        strokes = sum(self.drawn[list(self.boards)[-1]].values())
        assert svg.count("<path") == strokes, svg
        await letter(teacher, "n")
        await teacher.see("notes")
        for group, lines in self.written.items():
            if group != CLASS:
                await teacher.by("notes-which").select_option(label=f"Notes of {group}")
            for line in lines:
                await expect(teacher.by("notes-text")).to_contain_text(line, timeout=PATIENCE_MS)
            await teacher.by("notes-more").click()
            text = await downloaded(teacher, "notes-markdown")
            assert {line for line in text.splitlines() if line} == lines, text
        await letter(teacher, "Shift+P")
        for id in self.answers:
            if not await teacher.by("poll-earlier").first.is_visible():
                await teacher.by("poll-new").click()
            await teacher.by("poll-earlier", id=id).click()
            await self.result_of(id)
        await teacher.panel("people")

    def sums(self) -> Counter[tuple[str, str]]:
        """How many gave each answer of each question, as the table of results must say."""
        return Counter(
            (self.questions[id], LETTERS[choice]) for id, said in self.answers.items() for choice in said.values()
        )

    def named(self) -> dict[tuple[str, str], str]:
        """Who gave which answer to what was asked with names."""
        return {
            (self.questions[id], person): LETTERS[choice]
            for id, said in self.answers.items()
            if id not in self.nameless
            for person, choice in said.items()
        }

    # strokes and words
    async def strokes(self, page: ClassroomPage, group: str) -> None:
        """One, by the mouse."""
        box = await page.by("whiteboard").bounding_box()
        assert box
        down = 60 + 20 * len(self.drawn[group])
        await page.page.mouse.move(box["x"] + 60, box["y"] + down)
        await page.page.mouse.down()
        await page.page.mouse.move(box["x"] + 160, box["y"] + down + 10, steps=4)
        await page.page.mouse.up()
        self._drew(page.person["id"], group)

    async def draws(self, page: Page, group: str) -> None:
        await page.command("board.draw", id=self.boards[group], shapes=[stroke(f"of-{page.id}")])
        self._drew(page.id, group)

    def _drew(self, person: str, group: str) -> None:
        self.drawn[group][person] += 1
        self.does(person, "drawing")

    async def holds_all(self, group: str) -> None:
        count = str(sum(self.drawn[group].values()))
        board = self.teacher.by("whiteboard", id=self.boards[group], count=count)
        await expect(board).to_be_visible(timeout=PATIENCE_MS)

    async def write(self, group: str, pages: Sequence[ClassroomPage], light: Sequence[Page]) -> None:
        """A line each in the same notes."""
        for page in pages:
            line = f"{page.person['name']} wrote this."
            await letter(page, "n")
            await page.by("notes-text").click()
            await page.press("Control+End")
            await page.page.keyboard.type(line)
            await page.press("Enter")
            self._wrote(page.person["id"], group, line)
            for other in pages:
                if await other.by("notes-text").is_visible():
                    await expect(other.by("notes-text")).to_contain_text(line, timeout=PATIENCE_MS)
        await asyncio.gather(*(self._type(page, group) for page in light))
        for page in pages:
            await page.see("notes-kept", state="saved")

    async def _type(self, page: Page, group: str) -> None:
        line, document = f"{page.id} typed this.", Doc[Any]()
        document.get("notes", type=XmlFragment).children.append(XmlElement("paragraph", contents=[XmlText(line)]))
        await self.lesson.until_seen(lambda light: notes_of(light) != [], [page])
        assert page.socket is not None
        answer = await page.socket.ask("write", {"id": notes_of(page)[0], "update": document.get_update()})
        assert "seq" in answer, answer
        self._wrote(page.id, group, line)

    def _wrote(self, person: str, group: str, line: str) -> None:
        self.written[group].add(line)
        self.does(person, "writing")


def views(page: Page, kind: str) -> list[tuple[str, Any]]:
    return [(id, lying.view) for (each, id), lying in page.items.items() if each == kind]


def boards_of(page: Page) -> list[str]:
    """Of the room that its person is in, which is no group's yet."""
    return [id for (kind, id), lying in page.items.items() if kind == "board" and lying.room == page.place]


def notes_of(page: Page) -> list[str]:
    """The same of the notes."""
    return [id for (kind, id), lying in page.items.items() if kind == "notes" and lying.room == page.place]


def poll_of(page: Page, text: str) -> str | None:
    return next((id for id, view in views(page, "poll") if view["question"]["text"] == text and view["open"]), None)


async def blur(page: ClassroomPage) -> None:
    """Out of any field, where letters would be typed."""
    await page.page.evaluate("document.activeElement?.blur()")


async def letter(page: ClassroomPage, key: str) -> None:
    await blur(page)
    await page.press(key)


async def downloaded(page: ClassroomPage, item: str) -> str:
    async with page.page.expect_download() as download:
        await page.by(item).click()
    return Path(await (await download.value).path()).read_text()
