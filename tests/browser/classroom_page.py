"""What a person does in the page, by the names that the product promises (`data-testid`)."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import Locator, Page, expect

PATIENCE_MS = 15_000  # two shared cores; what must be quick is measured, not waited for


class ClassroomPage:
    def __init__(self, page: Page, person: dict[str, Any]) -> None:
        self.page = page
        self.person = person
        self.requests: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))

    def by(self, name: str, **state: str) -> Locator:
        """The element or elements of a test id, narrowed by `data-…`: `by("tile", id="ada")`."""
        narrowed = "".join(f'[data-{key}="{value}"]' for key, value in state.items())
        return self.page.locator(f'[data-testid="{name}"]{narrowed}')

    async def see(self, name: str, patience_ms: float = PATIENCE_MS, **state: str) -> Locator:
        found = self.by(name, **state)
        await expect(found.first).to_be_visible(timeout=patience_ms)
        return found

    async def gone(self, name: str, patience_ms: float = PATIENCE_MS, **state: str) -> None:
        await expect(self.by(name, **state)).to_have_count(0, timeout=patience_ms)

    async def open_door(self) -> None:
        """To the page before the class."""
        await self.page.goto(self.person["join_url"])
        await self.see("join-button")

    async def join(self) -> None:
        await self.open_door()
        await self.by("join-button").click()
        await self.see("stage")

    async def leave(self) -> None:
        await self.by("leave-button").click()
        await self.gone("stage")

    async def panel(self, name: str) -> Locator:
        """Open a side panel (chat, people, door, ready) unless it is open."""
        inside = {"chat": "chat", "people": "roster", "door": "door", "ready": "readiness-board"}[name]
        if not await self.by(inside).is_visible():
            await self.by(f"open-{name}").first.click()
        return await self.see(inside)

    async def write(self, text: str) -> None:
        await self.panel("chat")
        await self.by("chat-input").fill(text)
        await self.by("chat-send").click()

    async def reads(self, text: str, patience_ms: float = PATIENCE_MS) -> None:
        await expect(self.by("chat-message").filter(has_text=text)).to_have_count(1, timeout=patience_ms)

    async def tiles(self) -> list[str]:
        return await self.by("tile", kind="camera").evaluate_all("tiles => tiles.map(tile => tile.dataset.id)")

    async def tab_to(self, name: str, most: int = 60, **state: str) -> None:
        """Tab from where the focus is until the element has it; one that cannot be seen, there or around it, is a fault."""
        selector = f'[data-testid="{name}"]' + "".join(f'[data-{key}="{value}"]' for key, value in state.items())
        for _ in range(most):
            ring = await self.page.evaluate(
                """selector => {
                    const own = document.activeElement;
                    if (!own?.closest(selector)) return null;
                    const ringed = (style) => style.outlineStyle !== "none" || style.boxShadow !== "none";
                    return [own, own.parentElement].map(each => getComputedStyle(each)).some(ringed);
                }""",
                selector,
            )
            if ring is not None:
                assert ring, f"the focus on {selector} cannot be seen"
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"{most} presses of Tab did not reach {selector}")

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def stats(self) -> dict[str, Any]:
        return await self.page.evaluate("window.classroom.stats()")

    async def stands_in(self, room: str) -> None:
        """Until the page holds that its person is in this room. (What `wait_for_function` calls may not be a promise.)"""
        async with asyncio.timeout(PATIENCE_MS / 1_000):
            await self.page.evaluate(
                """async room => {
                    while ((await window.classroom.stats()).room !== room) await new Promise(done => setTimeout(done, 50));
                }""",
                room,
            )

    async def watch(self, person_id: str) -> None:
        await self.page.evaluate("id => window.__watch(id)", person_id)

    async def seen(self, person_id: str) -> dict[str, Any]:
        return await self.page.evaluate("id => window.__seen[id]", person_id)

    async def moving(self, person_id: str, patience_ms: float = PATIENCE_MS) -> None:
        """Until a person's picture moves: a newly decoded frame is shown in their tile."""
        await self.page.wait_for_function(
            """id => {
                const video = document.querySelector(`[data-testid="tile"][data-id="${id}"][data-kind="camera"] video`);
                const shown = video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
                const before = (window.__shown ??= {})[id];
                window.__shown[id] = { video, shown };
                return before && before.video === video && shown > before.shown;
            }""",
            arg=person_id,
            timeout=patience_ms,
            polling=200,
        )

    async def mark(self, name: str) -> float:
        """A performance mark of the page, ms since the page's start; waits for it."""
        await self.page.wait_for_function(
            "name => performance.getEntriesByName(name).length > 0", arg=name, timeout=PATIENCE_MS
        )
        return await self.page.evaluate("name => performance.getEntriesByName(name).at(-1).startTime", name)
