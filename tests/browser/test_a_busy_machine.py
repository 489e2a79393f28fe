"""Somebody's machine is too busy to send anything: nobody's connection is taken for a dead one by that."""

from __future__ import annotations

from tests.browser.chromium import Chromium
from tests.browser.classroom_page import ClassroomPage
from tests.browser.conftest import OpenDemo

FALLS_SILENT = """async () => {
    for (const connection of window.__connections)
        for (const sender of connection.signalingState === "closed" ? [] : connection.getSenders())
            await sender.replaceTrack(null);
}"""
# Until each connection's path was found good so often that silence alone would have ended it: 2.7 s apart.
ANSWERED = """async checks => {
    const answers = async () => {
        const each = [];
        for (const connection of window.__connections) {
            if (connection.connectionState === "closed") continue;
            const stats = await connection.getStats();
            for (const { selectedCandidatePairId: pair } of stats.values())
                if (stats.has(pair)) each.push(stats.get(pair).responsesReceived);
        }
        return Math.min(...each);
    };
    const before = await answers();
    while (await answers() < before + checks) await new Promise(done => setTimeout(done, 100));
}"""


async def test_who_sends_nothing_for_a_while_keeps_every_connection(demo: OpenDemo, browser: Chromium) -> None:
    server = await demo(learners=1)
    teacher = await browser.person(server.teacher, who=0)
    learner = await browser.person(server.learner(0), who=1)
    for page in (teacher, learner):
        await page.join()
    await teacher.moving(learner.person["id"])
    await learner.moving(teacher.person["id"])

    await learner.page.evaluate(FALLS_SILENT)  # behind the page's back: it and the server go on expecting bytes
    await teacher.page.evaluate(ANSWERED, 4)
    for page in (teacher, learner):
        assert await replaced(page) == {"publish": [], "subscribe": []}


async def replaced(page: ClassroomPage) -> dict[str, list[object]]:
    return (await page.stats())["replaced"]
