"""Janus as Debian packages it, with its videoroom and nothing else, driven over its HTTP interface on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp
from _light import SSRC, Light

FOLDERS = ("/usr/lib/x86_64-linux-gnu/janus", "/usr/lib/aarch64-linux-gnu/janus", "/usr/lib/janus")
OTHER_PLUGINS = [
    "audiobridge",
    "duktape",
    "lua",
    "nosip",
    "recordplay",
    "sip",
    "textroom",
    "videocall",
    "voicemail",
    "echotest",
    "streaming",
]
OTHER_TRANSPORTS = ["mqtt", "nanomsg", "pfunix", "rabbitmq", "websockets"]
VP8 = """m=video 9 UDP/TLS/RTP/SAVPF {pt}
a=rtpmap:{pt} VP8/90000
a=rtcp-fb:{pt} nack
a=rtcp-fb:{pt} nack pli
a=rtcp-fb:{pt} transport-cc"""
START_S = 10


def is_installed() -> bool:
    return shutil.which("janus") is not None and any(Path(folder).is_dir() for folder in FOLDERS)


class Janus:
    """`async with Janus(port) as janus`; `pid` is the process that forwards."""

    def __init__(self, port: int, event_loops: int = 0) -> None:
        self._base, self._port, self._event_loops = f"http://127.0.0.1:{port}/janus", port, event_loops
        self._folder = tempfile.TemporaryDirectory()
        self._process: asyncio.subprocess.Process | None = None
        self._http: aiohttp.ClientSession | None = None
        self._sessions: list[int] = []

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def __aenter__(self) -> Self:
        self._write_settings()
        self._process = await asyncio.create_subprocess_exec(
            "janus", "-F", self._folder.name, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        self._http = aiohttp.ClientSession()
        async with asyncio.timeout(START_S):
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    async with self._http.get(self._base + "/info"):
                        return self
                await asyncio.sleep(0.1)

    async def __aexit__(
        self, kind: type[BaseException] | None, e: BaseException | None, t: TracebackType | None
    ) -> None:
        if self._http is not None:
            await self._http.close()
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        self._folder.cleanup()

    def _write_settings(self) -> None:
        libraries = next(folder for folder in FOLDERS if Path(folder).is_dir())
        plugins = ",".join(f"libjanus_{name}.so" for name in OTHER_PLUGINS)
        transports = ",".join(f"libjanus_{name}.so" for name in OTHER_TRANSPORTS)
        loops = f" event_loops = {self._event_loops}\n" if self._event_loops else ""
        Path(self._folder.name, "janus.jcfg").write_text(
            f'general: {{\n configs_folder = "{self._folder.name}"\n plugins_folder = "{libraries}/plugins"\n'
            f' transports_folder = "{libraries}/transports"\n events_folder = "{libraries}/events"\n'
            f' loggers_folder = "{libraries}/loggers"\n debug_level = 3\n session_timeout = 0\n{loops}}}\n'
            'media: { rtp_port_range = "42000-43000" }\nnat: { nice_debug = false }\n'
            f'plugins: {{ disable = "{plugins}" }}\ntransports: {{ disable = "{transports}" }}\n'
        )
        Path(self._folder.name, "janus.plugin.videoroom.jcfg").write_text("general: { }\n")
        Path(self._folder.name, "janus.transport.http.jcfg").write_text(
            f'general: {{ json = "compact"\n base_path = "/janus"\n http = true\n port = {self._port}\n'
            ' ip = "127.0.0.1"\n https = false }\nadmin: { admin_http = false }\n'
        )

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        assert self._http is not None
        body["transaction"] = f"{random.getrandbits(48):x}"
        async with self._http.post(self._base + path, json=body) as answer:
            return await answer.json()

    async def _attach(self) -> str:
        session = (await self._post("", {"janus": "create"}))["data"]["id"]
        self._sessions.append(session)
        attach = {"janus": "attach", "plugin": "janus.plugin.videoroom"}
        return f"/{session}/{(await self._post(f'/{session}', attach))['data']['id']}"

    async def _say(self, handle: str, body: dict[str, Any], jsep: dict[str, str] | None = None) -> dict[str, Any]:
        message: dict[str, Any] = {"janus": "message", "body": body}
        if jsep:
            message["jsep"] = jsep
        answer = await self._post(handle, message)
        assert self._http is not None
        while answer["janus"] not in ("success", "event", "error"):
            async with self._http.get(self._base + "/" + handle.split("/")[1]) as event:
                answer = await event.json()
        if answer["janus"] == "error":
            raise RuntimeError(answer["error"]["reason"])
        return answer

    async def publisher(self) -> Light:
        self._room = random.randrange(1, 1 << 30)
        handle = await self._attach()
        create = {"request": "create", "room": self._room, "publishers": 3, "bitrate": 50_000_000, "videocodec": "vp8"}
        await self._say(handle, create)
        joined = await self._say(handle, {"request": "join", "ptype": "publisher", "room": self._room})
        self._feed = joined["plugindata"]["data"]["id"]
        light = Light(controlling=True)
        offer = await light.description("sendonly", VP8.format(pt=96) + f"\na=msid:s t\na=ssrc:{SSRC} cname:x")
        answer = await self._say(handle, {"request": "publish"}, {"type": "offer", "sdp": offer})
        await light.connect(answer["jsep"]["sdp"])
        return light

    async def viewer(self) -> Light:
        handle = await self._attach()
        join = {"request": "join", "ptype": "subscriber", "room": self._room, "streams": [{"feed": self._feed}]}
        offer = (await self._say(handle, join))["jsep"]["sdp"]
        payload_type, mid = (re.search(p, offer)[1] for p in (r"m=video \d+ \S+ (\d+)", r"a=mid:(\S+)"))  # type: ignore[index]
        light = Light(controlling=False)
        answer = await light.description("recvonly", VP8.format(pt=payload_type), mid)
        await self._say(handle, {"request": "start"}, {"type": "answer", "sdp": answer})
        await light.connect(offer)
        return light
