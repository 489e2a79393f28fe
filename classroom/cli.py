"""The command `classroom`. Exit codes: 0 a clean stop, 2 a bad setting with one line that says how to mend it."""

import argparse
import asyncio
import contextlib
import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from classroom.app import App
from classroom.config import BadSetting, Settings, load
from classroom.demo.seed import DemoFacts, seed
from classroom.identity.tokens import DAY_S, Identity
from classroom.logs import set_up
from classroom.rooms.tools.presence import Role

LINK_S = 7 * DAY_S  # of the demo: a day at least; made anew at each start
FLAGS = {
    "--host": "address for http (127.0.0.1)",
    "--port": "http port (8080; 0 takes a free one)",
    "--tls-port": "https port (8443)",
    "--data-dir": "where everything is kept",
    "--database-url": "instead of SQLite in the data folder",
    "--redis-url": "for several servers (later)",
    "--media-workers": "media processes (1)",
    "--media-port": "UDP, one a worker, consecutive (7882; 0 takes free ones)",
    "--public-address": "told to browsers, when behind NAT",
    "--tls": "off, auto or CERT,KEY",
    "--log-format": "text or json",
}


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadSetting(f"{message.removeprefix('argument ')}. All flags: {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> None:
    try:
        arguments = _parser().parse_args(argv)
        code: int = arguments.run(arguments)
    except BadSetting as error:
        print(f"classroom: {error}", file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        code = 0
    sys.exit(code)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="classroom", description="A virtual classroom server.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo = commands.add_parser("demo", help="a course, people and a running class, ready to use")
    demo.add_argument("--json", action="store_true", help="the first line on stdout is one JSON object")
    demo.add_argument("--learners", type=int, default=3, help="how many (3)")
    demo.add_argument("--gate", choices=["block", "warn", "prepare"], default="warn", help="who is not ready")
    demo.add_argument("--seed-only", action="store_true", help="prepare the data and end")
    demo.set_defaults(run=_demo)
    serve = commands.add_parser("serve", help="the server")
    serve.set_defaults(run=_serve)
    doctor = commands.add_parser("doctor", help="what this machine offers and what is missing")
    doctor.add_argument("--json", action="store_true")
    doctor.set_defaults(run=_doctor)
    bring = commands.add_parser("import", help="a course from a folder of Markdown and quiz files")
    bring.add_argument("folder", type=Path)
    bring.set_defaults(run=_import)
    token = commands.add_parser("token", help="a join link for a person")
    token.add_argument("person")
    token.add_argument("--session", help="opens this class, and only this one")
    token.add_argument("--course", help="opens this course")
    token.add_argument("--role", choices=[role.value for role in Role], help="at most this")
    token.add_argument("--hours", type=float, default=24.0, help="how long it works (24)")
    token.add_argument("--bearer", action="store_true", help="a token for the API instead of a link")
    token.set_defaults(run=_token)
    schema = commands.add_parser("migrate", help="bring the database to this version")
    schema.set_defaults(run=_migrate)
    for command in (demo, serve, doctor, bring, token, schema):
        for flag, help in FLAGS.items():
            command.add_argument(flag, help=help)
    return parser


def _settings(arguments: argparse.Namespace, default_folder: str = "server") -> Settings:
    settings = load(vars(arguments), os.environ, default_folder)
    set_up("text" if settings.log_format == "text" or (not settings.log_format and sys.stderr.isatty()) else "json")
    return settings


# serving
def _demo(arguments: argparse.Namespace) -> int:
    if not 0 <= arguments.learners <= 1_000:
        raise BadSetting("--learners: a number from 0 to 1000.")
    settings = _settings(arguments, "demo")

    async def run() -> int:
        stop = _stop_signals()
        app = App(settings, ends_after_staff_ms=None)  # a demo is there all day
        await app.open()
        facts = await seed(app.bridge, arguments.learners, arguments.gate)
        if arguments.seed_only:
            await app.engine.dispose()
            return 0
        return await _run(app, stop, lambda: _say_demo(app, facts, arguments.json))

    return asyncio.run(run())


def _serve(arguments: argparse.Namespace) -> int:
    settings = _settings(arguments)

    async def run() -> int:
        stop = _stop_signals()
        app = App(settings)
        await app.open()
        return await _run(
            app, stop, lambda: print(f"Classroom runs at {app.base_url} (Ctrl-C stops it)", file=sys.stderr)
        )

    return asyncio.run(run())


def _stop_signals() -> asyncio.Event:
    """Set by SIGTERM and Ctrl-C, also while the start is still under way."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stop.set)
    return stop


async def _run(app: App, stop: asyncio.Event, ready: Callable[[], None]) -> int:
    """Until it is told to stop."""
    gc.freeze()  # imports live for ever: a full collection over them would hold up every class for 60 ms
    try:
        if not stop.is_set():
            await app.serve()
        if not stop.is_set():
            ready()
        await stop.wait()
    finally:
        await app.close()
    return 0


def _say_demo(app: App, facts: DemoFacts, as_json: bool) -> None:
    base = app.base_url

    def link(person: Identity, to: str) -> str:
        return f"{base}/j/{app.tokens.issue(person, 'link', LINK_S, to)}"

    live = facts.sessions[0]
    people = [
        {
            "id": person.id,
            "name": person.name,
            "role": person.role,
            "token": app.tokens.issue(who, "api", LINK_S),
            "course_url": link(who, f"/c/{facts.course_id}"),
            "join_url": link(who, f"/s/{live.id}"),
        }
        for person in facts.people
        for who in [Identity(person.id, person.role == "administrator")]
    ]
    if as_json:
        said: dict[str, Any] = {
            "base_url": base,
            "lan_url": None,
            "pid": os.getpid(),
            "data_dir": str(app.settings.data),
            "media_core": app.media.core,
            "course": {"id": facts.course_id, "url": f"{base}/c/{facts.course_id}"},
            "sessions": [
                {"id": each.id, "model": each.model, "title": each.title, "url": f"{base}/s/{each.id}"}
                for each in facts.sessions
            ],
            "people": people,
        }
        print(json.dumps(said), flush=True)
        return
    lines = ["", f"  Classroom runs at {base}", f"  The class “{live.title}” is open. Come in as:", ""]
    for person in people:
        lines += [f"  {person['name']} ({person['role']})", f"    course  {person['course_url']}", f"    class   {person['join_url']}"]  # fmt: skip
    lines += [
        "",
        f"  Media: {app.media.core} core, UDP {', '.join(map(str, app.media.ports))} · data: {app.settings.data}",
        "  Camera and microphone work on this machine (localhost). Ctrl-C stops it.",
        "",
    ]
    print("\n".join(lines), flush=True)


# the rest
def _doctor(arguments: argparse.Namespace) -> int:
    from classroom import doctor

    settings = _settings(arguments, "demo")
    checks = doctor.report(settings.data, settings.port, settings.media_port)
    print(doctor.as_json(checks) if arguments.json else doctor.as_text(checks))
    return 0 if all(check.ok for check in checks if check.needed) else 1


def _import(arguments: argparse.Namespace) -> int:
    from lms_bridge.courses.importer import CannotImport, import_folder

    settings = _settings(arguments)
    try:
        imported = import_folder(arguments.folder)
    except CannotImport as error:
        print(error, file=sys.stderr)
        return 2

    async def put() -> None:
        app = App(settings)
        await app.open()
        await app.bridge.courses.put(imported)
        await app.engine.dispose()

    asyncio.run(put())
    print(f"{imported.course.title}: {len(imported.course.activities)} activities, id {imported.course.id}")
    return 0


def _token(arguments: argparse.Namespace) -> int:
    settings = _settings(arguments)

    async def issue() -> str | None:
        app = App(settings)
        await app.open()
        person = await app.bridge.enrolments.person(arguments.person)
        await app.engine.dispose()
        if person is None:
            return None
        role = Role(arguments.role) if arguments.role else None
        who = Identity(person.id, person.administrator, role, arguments.session)
        valid_s = max(60, int(arguments.hours * 3600))
        if arguments.bearer:
            return app.tokens.issue(who, "api", valid_s)
        to = f"/s/{arguments.session}" if arguments.session else f"/c/{arguments.course}" if arguments.course else "/"
        return f"http://{settings.host}:{settings.port}/j/{app.tokens.issue(who, 'link', valid_s, to)}"

    said = asyncio.run(issue())
    if said is None:
        raise BadSetting(f"{arguments.person}: there is no such person in {settings.data}.")
    print(said)
    return 0


def _migrate(arguments: argparse.Namespace) -> int:
    settings = _settings(arguments)

    async def bring_up() -> None:
        app = App(settings)
        await app.open()
        await app.engine.dispose()

    asyncio.run(bring_up())
    return 0


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()
