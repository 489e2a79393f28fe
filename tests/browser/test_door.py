"""A learner without the pre-work: held back or told, as the session's policy says."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import ClassroomPage
from tests.browser.conftest import OpenDemo
from tests.browser.demo import Demo

BOARD_MS = 1000  # a finished quiz is on the teacher's board within a second
ALL_DONE, HALF_DONE, NONE_DONE = 0, 1, 2  # how far the demo's first three learners are with the prerequisites


async def prerequisites(server: Demo, learner: dict[str, Any]) -> list[dict[str, Any]]:
    readiness = await server.api(f"/api/v1/sessions/{server.session}/readiness", server.teacher["token"])
    row = next(row for row in readiness["learners"] if row["id"] == learner["id"])
    return [item for item in row["prerequisites"] if not item["done"]]


async def finish_by_hand(server: Demo, tab: Page, activity: str) -> None:
    """Do one activity in a tab as a person would: read the lesson to its end, or answer the quiz rightly."""
    course = server.facts["course"]["id"]
    await tab.goto(f"{server.base_url}/c/{course}/a/{activity}")
    await expect(tab.locator('[data-testid="lesson"], [data-testid="quiz"]').first).to_be_visible(timeout=15_000)
    if await tab.get_by_test_id("quiz").count():
        await answer_rightly(tab, await right_answers(server, activity))
    else:
        await tab.get_by_test_id("lesson-done").click()
        await expect(tab.locator('[data-testid="lesson"][data-state="done"]')).to_be_visible()


async def right_answers(server: Demo, activity: str) -> dict[str, Any]:
    """By question: known to the demo's first learner, who has passed this quiz."""
    course, knower = server.facts["course"]["id"], server.learner(ALL_DONE)
    quiz = await server.api(f"/api/v1/courses/{course}/activities/{activity}", knower["token"])
    return {question["id"]: question["right"] for question in quiz["last"]["questions"]}


async def answer_rightly(tab: Page, right: dict[str, Any]) -> None:
    """One card a question; the last card's button sends."""
    for _ in right:
        card = tab.get_by_test_id("quiz-question")
        answer = right[str(await card.get_attribute("data-id"))]
        if isinstance(answer, str):
            await card.get_by_test_id("quiz-answer").fill(answer)
        else:
            for option in answer:
                await card.locator(f'[data-testid="quiz-option"][data-id="{option}"]').click()
        await tab.get_by_test_id("quiz-submit").click()
    await expect(tab.get_by_test_id("quiz-result")).to_be_visible()


async def test_who_is_held_back_finishes_the_quiz_in_a_second_tab_and_is_let_in(
    demo: OpenDemo, browser: Chromium
) -> None:
    server = await demo(learners=3, gate="block")
    learner = server.learner(NONE_DONE)
    teacher = await browser.person(server.teacher)
    await teacher.join()
    await teacher.panel("ready")
    await teacher.see("readiness-row", id=learner["id"], state="not_ready")

    page = await browser.person(learner)
    await page.open_door()
    await page.see("prereq", state="missing")
    await page.by("join-button").click()
    await page.see("lobby")
    await teacher.panel("door")
    await teacher.see("let-in", id=learner["id"])
    await teacher.panel("ready")

    missing = await prerequisites(server, learner)
    assert missing
    second_tab = await page.page.context.new_page()
    for activity in missing[:-1]:
        await finish_by_hand(server, second_tab, activity["id"])
    teacher.requests.clear()
    page.requests.clear()
    await second_tab.wait_for_load_state("networkidle")
    await watch_board(teacher, learner["id"])
    await finish_by_hand(server, second_tab, missing[-1]["id"])

    await page.see("stage")  # let in by itself
    await teacher.see("readiness-row", id=learner["id"], state="ready")
    assert await board_delay_ms(teacher, second_tab) <= BOARD_MS
    assert not teacher.requests, f"the board asked the server: {teacher.requests}"
    assert not [url for url in page.requests if "/state" not in url and "/api/" in url], page.requests


async def watch_board(teacher: ClassroomPage, learner: str) -> None:
    """Note (wall clock, ms) when the learner's row says ready."""
    await teacher.page.evaluate(
        """id => {
            const row = () => document.querySelector(`[data-testid="readiness-row"][data-id="${id}"]`);
            new MutationObserver(() => {
                if (row()?.dataset.state === "ready") window.__readyAt ??= Date.now();
            }).observe(document.body, { subtree: true, childList: true, attributes: true });
        }""",
        learner,
    )


async def board_delay_ms(teacher: ClassroomPage, quiz_tab: Page) -> float:
    """From the answer that made the learner ready to the row on the board; both pages have the machine's clock."""
    answered_ms = await quiz_tab.evaluate(
        """performance.timeOrigin + Math.max(...performance.getEntriesByType("resource")
            .filter(entry => /attempts$|done$/.test(entry.name)).map(entry => entry.startTime))"""
    )
    ready_ms = await teacher.page.evaluate("window.__readyAt")
    print(f"board {ready_ms - answered_ms:.0f} ms after the answer was sent")
    return ready_ms - answered_ms


async def test_a_teacher_lets_in_one_who_is_not_ready(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=3, gate="block")
    teacher = await browser.person(server.teacher)
    await teacher.join()
    page = await browser.person(server.learner(NONE_DONE))
    await page.open_door()
    await page.by("join-button").click()
    await page.see("lobby")
    await teacher.panel("door")
    await teacher.by("let-in", id=page.person["id"]).click()
    await page.see("stage")
    await page.see("mic-toggle", state="off")
    await teacher.gone("let-in", id=page.person["id"])


async def test_under_warn_one_is_told_and_let_in(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=3, gate="warn")
    page = await browser.person(server.learner(NONE_DONE))
    await page.open_door()
    await page.see("prereq", state="missing")
    await page.by("join-button").click()
    await page.see("stage")


async def test_the_board_before_class_changes_by_a_socket_message(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=3, gate="block")
    learner = server.learner(HALF_DONE)
    teacher = await browser.person(server.teacher)
    course = server.facts["course"]["id"]
    await teacher.page.goto(teacher.person["course_url"])
    await teacher.page.goto(f"{server.base_url}/c/{course}/readiness/{server.session}")
    await teacher.see("readiness-row", id=learner["id"], state="partly")
    pupil = await browser.person(learner)
    await pupil.page.goto(learner["course_url"])
    missing = await prerequisites(server, learner)
    for activity in missing[:-1]:
        await finish_by_hand(server, pupil.page, activity["id"])
    await watch_board(teacher, learner["id"])
    await finish_by_hand(server, pupil.page, missing[-1]["id"])
    await teacher.see("readiness-row", id=learner["id"], state="ready")
    assert await board_delay_ms(teacher, pupil.page) <= BOARD_MS
