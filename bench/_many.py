"""What a teacher does to a whole class of pages without a browser: rooms for all, silence, locks, a server that dies."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from bench._crowd import Page, Shown, until_all_see
from tests.browser.demo import Demo

AT_ONCE = 50
RESUMED_S = 30


async def open_rooms(teacher: Page, pupils: Sequence[Page], rooms: int) -> tuple[float, int]:
    """Seconds from the click to the last page that knows its new place; how many never did."""
    plan = {page.id: n % rooms for n, page in enumerate(pupils)}
    name = f"many-{rooms}"
    names = [f"Group {n + 1}" for n in range(rooms)]
    await teacher.command("breakout.prepare", client_id=name, name=name, names=names, rounds=[plan])
    wrong: list[str] = []

    def placed(page: Page) -> bool:
        if not (page.place or "").startswith(f"{name}."):
            return False
        if not (page.place or "").endswith(f".{plan[page.id]}"):
            wrong.append(page.id)
        return True

    ms = await until_all_see(pupils, lambda: teacher.command("breakout.open", id=name), placed)
    return max(ms, default=0) / 1000, len(pupils) - len(ms) + len(set(wrong))


async def close_rooms(teacher: Page, pupils: Sequence[Page], rooms: int) -> None:
    await until_all_see(
        pupils, lambda: teacher.command("breakout.close", id=f"many-{rooms}"), lambda page: page.place == "main"
    )


async def mute_all(teacher: Page, pupils: Sequence[Page]) -> list[float]:
    """ms until each page knows that its own microphone is off."""
    for start in range(0, len(pupils), AT_ONCE):
        some = pupils[start : start + AT_ONCE]
        await asyncio.gather(*(page.command("media.set", device=page.device, microphone=True) for page in some))
    await until_all(pupils, lambda page: microphone(page) is True)
    return await until_all_see(
        pupils, lambda: teacher.command("media.mute_all"), lambda page: microphone(page) is False
    )


def microphone(page: Page) -> bool | None:
    sending = page.view("sending", page.device)
    return sending and sending["microphone"]


async def lock(teacher: Page, pupils: Sequence[Page], locked: bool) -> list[float]:
    """ms until each page knows that the door is locked, or is open again."""
    return await until_all_see(
        pupils,
        lambda: teacher.command("class.lock", locked=locked),
        lambda page: (page.view("class", "class") or {}).get("locked") is locked,
    )


async def remove(teacher: Page, pupils: Sequence[Page], victim: Page) -> list[float]:
    """ms until each of the others knows it."""
    return await until_all_see(
        [page for page in pupils if page is not victim],
        lambda: teacher.command("presence.remove", person=victim.id),
        lambda page: bool((page.view("member", victim.id) or {}).get("removed")),
    )


async def until_all(pupils: Sequence[Page], holds: Callable[[Page], bool]) -> None:
    async with asyncio.timeout(RESUMED_S):
        while not all(holds(page) for page in pupils):
            await asyncio.sleep(0.02)


async def die_and_resume(server: Demo, teacher: Page, pupils: Sequence[Page]) -> tuple[list[float], int]:
    """ms from the kill until each page is in its room again and in step; how many are not, or are elsewhere."""
    everybody = [teacher, *pupils]
    places = {page: page.place for page in everybody}
    back: dict[Page, float] = {}
    killed_ns = time.monotonic_ns()

    def look(page: Page, shown: Shown, at_ns: int) -> None:
        own = shown.parts.get(("devices", page.id))
        if own is not None and not own.view["reconnecting"]:
            back.setdefault(page, (at_ns - killed_ns) / 1e6)

    for page in everybody:
        page.on_shown = look
    server.learners = 0  # they are in its data already
    returning = [asyncio.create_task(lost_and_back(page)) for page in everybody]
    await server.kill()
    await server.start()
    try:
        async with asyncio.timeout(RESUMED_S):
            await asyncio.gather(*returning)
            while len(back) < len(everybody):
                await asyncio.sleep(0.05)
    except TimeoutError:
        print(f"{len(everybody) - len(back)} pages did not come back")
    for task in returning:
        task.cancel()
    elsewhere = sum(page.place != places[page] for page in everybody)
    return list(back.values()), len(everybody) - len(back) + elsewhere


async def lost_and_back(page: Page) -> None:
    assert page.socket is not None
    await page.socket.ended.wait()
    await page.come_back()
