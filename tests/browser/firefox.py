"""Stock Firefox from Python, with no geckodriver: WebDriver BiDi is JSON over a WebSocket that Firefox itself opens."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import re
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp

PROGRAM = "firefox-esr"
PREFERENCES = {
    "media.navigator.streams.fake": True,  # a moving picture and a tone in place of devices
    "media.navigator.permission.disabled": True,
    "media.autoplay.default": 0,
    "media.gmp-manager.updateEnabled": False,
    "media.peerconnection.ice.obfuscate_host_addresses": False,
    "app.update.enabled": False,
    "app.normandy.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.active-protocols": 1,
}
ANSWER_S = 30


class Firefox:
    """One tab. Answers are matched to questions by id; events that nobody asked for are dropped."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.tab = ""

    async def listen(self) -> None:
        async for message in self._socket:
            answer = json.loads(message.data)
            waiting = self._waiting.pop(answer.get("id", 0), None)
            if waiting and not waiting.done():
                waiting.set_result(answer)

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._ids)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        said = await asyncio.wait_for(answer, ANSWER_S)
        if said["type"] == "error":
            raise AssertionError(f"Firefox on {method}: {said['error']}: {said['message']}")
        return said["result"]

    async def goto(self, url: str) -> None:
        await self.ask("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    async def evaluate(self, expression: str) -> Any:
        result = await self.ask(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value ?? null))",
            target={"context": self.tab},
            awaitPromise=True,
            userActivation=True,
        )
        if result["type"] != "success":
            raise AssertionError(result["exceptionDetails"]["text"])
        return json.loads(result["result"]["value"])

    async def until(self, expression: str, patience_s: float = 15) -> Any:
        """Ask the page until the expression is true; a page tells nothing by itself over this protocol."""
        give_up = time.monotonic() + patience_s
        while not (value := await self.evaluate(expression)):
            if time.monotonic() > give_up:
                raise AssertionError(f"not within {patience_s} s in Firefox: {expression}")
            await asyncio.sleep(0.2)
        return value

    async def click(self, test_id: str) -> None:
        element = f"document.querySelector('[data-testid={test_id}]')"
        await self.until(f"!!{element}")
        await self.evaluate(f"{element}.click()")

    async def screenshot(self) -> str:
        """PNG as base64."""
        return (await self.ask("browsingContext.captureScreenshot", context=self.tab))["data"]


@contextlib.asynccontextmanager
async def firefox() -> AsyncIterator[Firefox]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
        Path(home, "user.js").write_text("".join(lines))
        process = await asyncio.create_subprocess_exec(
            *(PROGRAM, "--headless", "--no-remote", "--profile", home, "--remote-debugging-port=0"),
            env={**os.environ, "HOME": home, "XDG_CACHE_HOME": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        try:
            address = await asyncio.wait_for(bidi_address(process), ANSWER_S)
            async with (
                aiohttp.ClientSession() as http,
                http.ws_connect(f"{address}/session", max_msg_size=0) as socket,
                asyncio.TaskGroup() as tasks,
            ):
                opened = Firefox(socket)
                reading = [tasks.create_task(opened.listen()), tasks.create_task(drain(process))]
                await opened.ask("session.new", capabilities={})
                opened.tab = (await opened.ask("browsingContext.getTree"))["contexts"][0]["context"]
                try:
                    yield opened
                finally:
                    for task in reading:
                        task.cancel()
        finally:
            if process.returncode is None:
                process.terminate()
            try:
                await asyncio.wait_for(process.wait(), 10)
            except TimeoutError:
                process.kill()
                await process.wait()


async def bidi_address(process: asyncio.subprocess.Process) -> str:
    assert process.stderr
    while line := (await process.stderr.readline()).decode(errors="replace"):
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
    raise AssertionError("Firefox ended before it could be driven")


async def drain(process: asyncio.subprocess.Process) -> None:
    assert process.stderr
    while await process.stderr.readline():
        pass
