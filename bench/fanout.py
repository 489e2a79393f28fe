"""Chat to a class of a hundred: how long until a message is durable, and until each of the others has it.

The server and its media worker run on one core, all clients in this process on the other (its share is printed). A
message carries its number and the time of its sending; both ends read the machine's one monotonic clock.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp
from _line import Socket
from _table import percentile, result, table

from tests.browser.demo import Demo

CLIENTS = 100
MESSAGES, QUICK_MESSAGES = 400, 120
PER_SECOND = 20
SETTLE_S = 5  # the last messages may take that long; what has not come then is lost
MARK = re.compile(rb"bench (\d+) at (\d+)")


class Tally:
    """Who received which message when; a message seen twice by one page counts once."""

    def __init__(self) -> None:
        self.delivered_ms: dict[tuple[int, int], float] = {}
        self.acked_ms: list[float] = []

    def listener(self, client: int) -> Any:
        def on_event(name: str, _: object, raw: bytes) -> None:
            now_ns = time.monotonic_ns()
            for number, sent_ns in MARK.findall(raw) if name == "shown" else ():
                self.delivered_ms.setdefault((client, int(number)), (now_ns - int(sent_ns)) / 1e6)

        return on_event


async def main(messages: int) -> None:
    cores = sorted(os.sched_getaffinity(0))
    print(f"bench fanout: {CLIENTS} clients, {messages} chat messages, {PER_SECOND} a second, loopback")
    with tempfile.TemporaryDirectory() as folder:
        server = await Demo(Path(folder, "data"), learners=CLIENTS - 1, taskset=str(cores[0])).start()
        os.sched_setaffinity(0, {cores[-1]})
        try:
            await measure(server, messages)
        finally:
            await server.stop()


async def measure(server: Demo, messages: int) -> None:
    tally = Tally()
    people = [server.teacher, *(server.learner(n) for n in range(CLIENTS - 1))]
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as http:
        clients = [await come_in(http, server, person, tally.listener(n)) for n, person in enumerate(people)]
        print(f"{len(clients)} clients are in the class")
        began, cpu_before = time.monotonic(), cpu_s()
        async with asyncio.TaskGroup() as sending:
            for number in range(messages):
                await asyncio.sleep(max(0, began + number / PER_SECOND - time.monotonic()))
                sending.create_task(say(clients[number % CLIENTS], number, tally))
        await all_delivered(tally, messages)
        share = (cpu_s() - cpu_before) / (time.monotonic() - began)
        for client in clients:
            await client.close()
    report(tally, messages, share)


async def come_in(http: aiohttp.ClientSession, server: Demo, person: dict[str, Any], on_event: Any) -> Socket:
    """As a page does: join, take the state, go on from its seq over the socket."""
    session = f"{server.base_url}/api/v1/sessions/{server.session}"
    headers = {"Authorization": f"Bearer {person['token']}", "Accept": "application/json"}
    device = f"bench-{person['id']}"[:32]
    body = {"device": device, "where": "remote", "room_device": False}
    async with http.post(f"{session}/join", json=body, headers=headers) as answer:
        answer.raise_for_status()
        joined = await answer.json()
    async with http.get(f"{session}/state", headers=headers) as answer:
        state = await answer.json()
    auth = {"token": person["token"], "session": server.session, "device": device}
    auth |= {"seq": state["seq"], "wire": joined["wire"]}
    return await Socket.open(http, server.base_url, auth, on_event)


async def say(client: Socket, number: int, tally: Tally) -> None:
    sent_ns = time.monotonic_ns()
    command = {"kind": "chat.send", "text": f"bench {number} at {sent_ns}", "to": "room"}
    answer = await client.ask("command", {"client_id": f"bench-{number}", "command": command})
    if "seq" not in answer:
        raise SystemExit(f"message {number} was refused: {answer}")
    tally.acked_ms.append((time.monotonic_ns() - sent_ns) / 1e6)


async def all_delivered(tally: Tally, messages: int) -> None:
    give_up = time.monotonic() + SETTLE_S
    while len(tally.delivered_ms) < messages * CLIENTS and time.monotonic() < give_up:
        await asyncio.sleep(0.05)


def cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def report(tally: Tally, messages: int, share: float) -> None:
    delivered = list(tally.delivered_ms.values())
    table({"durable acknowledgement": tally.acked_ms, "delivery to a page": delivered}, "ms")
    print(f"the clients used {share:.0%} of their core")
    result(
        clients=CLIENTS,
        messages=messages,
        ack_p50_ms=percentile(tally.acked_ms, 0.5),
        ack_p95_ms=percentile(tally.acked_ms, 0.95),
        deliver_p50_ms=percentile(delivered, 0.5),
        deliver_p95_ms=percentile(delivered, 0.95),
        lost=messages * CLIENTS - len(delivered),
        client_core_share=round(share, 2),
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help=f"{QUICK_MESSAGES} messages")
    asyncio.run(main(QUICK_MESSAGES if options.parse_args().quick else MESSAGES))
