"""How much one may ask of a class: by REST as by socket, and nobody pays for somebody else."""

import asyncio

import pytest

from classroom.signaling.flood import BURST, FULL_AGAIN_S, PER_S, Flood, TooFast
from tests.server.server import Server, line


def test_a_burst_is_taken_and_then_a_steady_rate() -> None:
    flood = Flood()
    for _ in range(BURST):
        flood.take("s", "ada", 100.0)
    with pytest.raises(TooFast) as refused:
        flood.take("s", "ada", 100.0)
    assert refused.value.retry_after == 1 / PER_S
    flood.take("s", "ada", 100.0 + 1.01 / PER_S)
    for other in (("s", "bob"), ("t", "ada")):
        flood.take(*other, 100.0)


def test_who_was_silent_for_a_while_is_forgotten() -> None:
    flood = Flood()
    for number in range(1_000):
        flood.take("s", f"person-{number}", 100.0)
    assert len(flood) == 1_000
    flood.take("s", "ada", 100.0 + FULL_AGAIN_S)
    assert len(flood) == 1


async def test_a_flood_by_rest_is_refused_and_the_socket_counts_with_it(server: Server) -> None:
    person = server.person("administrator")
    joined = await asyncio.to_thread(server.join, person, "flood-page")

    def floods() -> None:
        for number in range(4 * BURST):
            wish = {"client_id": f"flood-{number}", "command": {"kind": "hand.raise"}}
            answer = server.ask("POST", f"{server.session}/commands", person["token"], wish)
            if answer.status == 429:
                break
        assert answer.status == 429 and answer.code == "too_fast" and number >= BURST
        assert 0 < answer.json["error"]["retry_after"] <= 1 / PER_S
        assert "wait" in answer.json["error"]["message"]

    auth = {"session": server.session_id, "device": "flood-page", "token": person["token"], "seq": joined["seq"]}
    async with line(server, auth) as page:
        await asyncio.to_thread(floods)
        # fewer than a page alone may ask at once, more than a slow machine gives back meanwhile
        asked = await asyncio.gather(*(page.ask("show", {"cameras": []}) for _ in range(BURST - 10)))
        assert asked[-1]["error"]["code"] == "too_fast" and asked[-1]["error"]["retry_after"] > 0
    other = server.person("teacher")
    wish = {"client_id": "flood-other", "command": {"kind": "hand.raise"}}
    assert (
        await asyncio.to_thread(server.ask, "POST", f"{server.session}/commands", other["token"], wish)
    ).status != 429
