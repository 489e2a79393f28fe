"""What holds for the whole house, so that nobody has to remember it."""

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
from msgspec import inspect

from classroom.rooms import people, tools
from classroom.rooms.tool import Command, Event, Item, Permission, Sight, Tool
from classroom.rooms.tools import ALL, CLIENT_COMMANDS, COMMANDS, ITEMS, powers

ROOT = Path(__file__).parents[1]
MOST_LINES = 600  # above it: a page in docs/decisions that says why
SOURCES = [
    path
    for folder in ("classroom", "lms_bridge", "web/src", "tests", "bench")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".ts", ".tsx", ".css", ".c", ".h")
    and not {"static", "node_modules", "__pycache__"} & {*path.parts}
    and path.name != "generated.ts"
]
# Pages of several tools at once, and which.
PAGES = {"group": "what people see of the group they are in: breakouts, help, listening, chat"}
# Tools that no page shows a panel of, and why.
NO_PANEL = {
    "glass": "it lies over the screen that the stage shows (tools/ink)",
    "carried": "a copy for each group is in the menu of a board (tools/board); the rest happens by itself",
    "answers": "each form of a poll has its own, under its question (tools/polls)",
    "admitting": "which groups come in by themselves is said in the panel of the door (tools/lobby)",
    "deadlines": "the time of a poll, and who is reminded, in its panel (tools/polls)",
    "decks": "a deck is sent, named and placed on the pages of the slides (tools/slides)",
    "doorway": "its switch and its message are in the panel of the door (tools/lobby)",
    "files": "a message, a board or a deck shows what it was sent for (web/src/api/upload.ts sends it)",
    "listening": "its buttons stand at each group and above all of them, on the pages of the breakouts",
    "marks": "under each message (tools/chat)",
    "moving": "rooms open, and people move, on the pages of the breakouts",
    "pins": "above the messages (tools/chat)",
    "powers": "in the menu of a person and in a dialog of the people's list (web/src/tools/presence)",
    "readings": "what was written, under the result in the panel of a poll (tools/polls)",
    "removal": "in the menu of a person (tools/presence), undone there and in the panel of the door (tools/lobby)",
    "reporting": "in the menu of a message (tools/chat), read among the incidents (tools/incidents)",
    "session": "its lock, end and state are buttons and notices of the page itself (web/src/session)",
    "spotlight": "whom the stage shows first (web/src/stage)",
    "whereabouts": "said before entering and beside one's devices (web/src/session, tools/publishing)",
    "words": "its list is a dialog of the chat that the panel of locks opens (tools/chat, tools/locks)",
}
# Permissions that a rule asks for in its `decide`, because the same wish also needs none of them or another.
ASKED_BY_A_RULE = {
    Permission.TALK,
    Permission.WRITE_NOTES,
    Permission.DRAW,
    Permission.TALK_PRIVATELY,
    Permission.SEND_SOUND,
    Permission.SEND_PICTURE,
    Permission.SHARE_SCREEN,
}
EVENTS = [event for tool in ALL for event in tool.events]
EVERY_COMMAND = [*COMMANDS.values()]
WIRE_NAME = re.compile(r"[a-z]+\.[a-z_]+")


def tag(kind: type[Command] | type[Event]) -> str:
    return str(kind.__struct_config__.tag)


def test_every_file_of_a_tool_is_in_all():
    found = {name for _, name, _ in pkgutil.iter_modules(tools.__path__)}
    named = {tool.name for tool in ALL}
    assert found == named, "a file in classroom/rooms/tools is a tool, named like its file and listed in ALL"
    assert len(named) == len(ALL)


@pytest.mark.parametrize("tool", ALL, ids=lambda tool: tool.name)
def test_a_tool_lists_all_that_its_file_defines(tool: Tool):
    module = importlib.import_module(f"classroom.rooms.tools.{tool.name}")
    defined = [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and thing.__module__ == module.__name__ and issubclass(thing, Command | Event | Item)
    ]
    assert {*defined} == {*tool.items, *tool.commands, *tool.events}
    assert module.__doc__


def test_names_on_the_wire_and_in_the_log_are_unique_and_noun_verb():
    names = [tag(kind) for kind in (*EVERY_COMMAND, *EVENTS)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if not WIRE_NAME.fullmatch(name)] == []
    kinds = [item.__dict__["kind"] for tool in ALL for item in tool.items]
    assert len({*kinds}) == len(kinds) == len(ITEMS)


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=tag)
def test_a_command_says_what_it_needs_and_decides(command: type[Command]):
    assert isinstance(command.__dict__["needs"], Permission) and "decide" in command.__dict__
    assert command.__struct_config__.forbid_unknown_fields and command.__struct_config__.frozen
    assert [*unbounded(inspect.type_info(command), tag(command))] == []


def unbounded(info: inspect.Type, path: str) -> Iterator[str]:  # noqa: C901  (one table of types)
    """Where something without a bound may come in."""
    match info:
        case inspect.StrType(max_length=None) | inspect.BytesType(max_length=None):
            yield path
        case inspect.IntType(ge=None, gt=None) | inspect.IntType(le=None, lt=None):
            yield path
        case inspect.FloatType(ge=None, gt=None) | inspect.FloatType(le=None, lt=None):
            yield path
        case inspect.CollectionType(max_length=None) | inspect.DictType(max_length=None) | inspect.AnyType():
            yield path
        case inspect.CollectionType():
            yield from unbounded(info.item_type, f"{path}[]")
        case inspect.DictType():
            yield from unbounded(info.key_type, f"{path}{{}}")
            yield from unbounded(info.value_type, f"{path}{{}}")
        case inspect.StructType():
            if not info.forbid_unknown_fields:
                yield f"{path} takes unknown fields"
            for field in info.fields:
                yield from unbounded(field.type, f"{path}.{field.name}")
        case inspect.UnionType():
            for each in info.types:
                yield from unbounded(each, path)
        case _:
            pass


def test_the_bound_is_missed_where_it_is_missing():
    class Loose(msgspec.Struct, forbid_unknown_fields=True):
        text: str
        numbers: list[int]

    assert [*unbounded(inspect.type_info(Loose), "loose")] == ["loose.text", "loose.numbers"]


def test_every_permission_and_sight_belongs_to_a_role_and_is_asked_for():
    assert {each for may in powers.MAY.values() for each in may} == {*Permission} - {Permission.SERVER}
    assert {each for sees in people.SEES.values() for each in sees} == {*Sight}
    assert {command.needs for command in EVERY_COMMAND} | ASKED_BY_A_RULE == {*Permission}
    rules = "".join(path.read_text() for path in (ROOT / "classroom/rooms").rglob("*.py"))
    assert [sight for sight in Sight if f"Sight.{sight.name} " not in rules.replace(")", " ")] == []


def test_no_command_of_the_server_is_on_the_wire():
    assert all(command.needs is not Permission.SERVER for command in CLIENT_COMMANDS)
    assert {*CLIENT_COMMANDS} == {command for command in EVERY_COMMAND if command.needs is not Permission.SERVER}


def test_each_tool_has_a_folder_of_pages_or_says_why_not():
    folders = {path.name for path in (ROOT / "web/src/tools").iterdir() if path.is_dir()}
    names = {tool.name for tool in ALL}
    assert names - folders == {*NO_PANEL}, "make web/src/tools/<tool>, or give the reason in NO_PANEL"
    assert folders <= names | {*PAGES}, "a folder of no tool"


def test_no_file_is_too_long_to_read_in_one_sitting():
    decided = "".join(path.read_text() for path in (ROOT / "docs").glob("decisions/*.md"))
    long = {
        str(path.relative_to(ROOT)): lines
        for path in SOURCES
        if (lines := len(path.read_text().splitlines())) > MOST_LINES
    }
    assert {path: lines for path, lines in long.items() if path not in decided} == {}


# Not in a checkout: what the build makes, and the tool that the page about adding one makes up.
NOT_THERE = ("classroom/static/", "classroom/rooms/tools/goal", "web/src/tools/goal", "tests/rules/test_goal")
DOCS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
PATH_IN_DOCS = re.compile(
    r"`((?:classroom|lms_bridge|web|tests|docs|bench)/[\w./-]+)(?:#L?\d+|:\d+)?`|\]\(((?!https?:|#|mailto:)[^)\s]+)\)"
)


@pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_path_that_a_page_names_exists(page: Path):
    missing: list[str] = []
    for in_code, link in PATH_IN_DOCS.findall(page.read_text()):
        path = (in_code or link).partition("#")[0].rstrip(".")
        base = ROOT if in_code else page.parent
        if path and not path.startswith(NOT_THERE) and not (base / path).exists():
            missing.append(path)
    assert missing == []


# What the server refuses with, and which argument is the sentence for the person.
REFUSES = {"Refused": 1, "problem": 1, "Refuse": 0, "BadAnswer": 0, "BadFile": 1}
SERVER = [path for folder in ("classroom", "lms_bridge") for path in (ROOT / folder).rglob("*.py")]
REFUSALS = [*(ROOT / "web/src/api").glob("refusals.*.ts")]
ROW = re.compile(r'^    ("(?:[^"\\]|\\.)+"|\w+):', re.MULTILINE)


def sentences(node: ast.expr) -> Iterator[str]:
    """What a person may read, with `{name}` where something differs: the last name in the expression there."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from sentences(node.body)
            yield from sentences(node.orelse)
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else hole(part) for part in parts)
        case _:
            pass


def hole(part: ast.expr) -> str:
    return f"{{{re.findall(r'[a-zA-Z_]+', ast.unparse(part))[-1].lower()}}}"


@cache
def refused_with() -> frozenset[str]:
    return frozenset(
        sentence
        for path in SERVER
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        for argument in node.args[REFUSES.get(node.func.id, len(node.args)) :][:1]
        for sentence in sentences(argument)
    )


@pytest.mark.parametrize("table", REFUSALS, ids=lambda path: path.name)
def test_every_sentence_of_a_refusal_is_translated(table: Path):
    rows = {str(ast.literal_eval(row if row[0] == '"' else repr(row))) for row in ROW.findall(table.read_text())}
    assert sorted(refused_with() - rows) == [], f"give these sentences a row in {table.name}"
    pages = [path for path in (ROOT / "web/src").rglob("*.ts") if path not in REFUSALS]
    spoken = "".join(path.read_text() for path in [*SERVER, *pages])
    known = refused_with() | {row for row in rows if row.startswith("#") or f'"{row}"' in spoken}
    assert sorted(rows - known) == [], "nobody says these any more"


def test_all_languages_translate_refusals():
    languages = {path.stem for path in (ROOT / "web/src/words").glob("??.ts")}
    assert {path.suffixes[0][1:] for path in REFUSALS} == languages


PURE = ("classroom/rooms", "classroom/projections", "classroom/media/protocol", "lms_bridge/blended")
IMPURE = {"asyncio", "time", "socket", "random", "sqlalchemy", "aiohttp", "secrets", "datetime"}


@pytest.mark.parametrize("folder", PURE)
def test_what_is_pure_imports_no_clock_no_dice_no_socket(folder: str):
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / folder).rglob("*.py")
        for name in imported(path)
        if name.partition(".")[0] in IMPURE
    ]
    assert found == []


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module
            case _:
                pass


def test_nothing_but_the_class_itself_keeps_state_in_a_module():
    """No singletons: what a module of the rules holds is constant."""
    changeable: list[str] = []
    for _, name, _ in pkgutil.walk_packages([str(ROOT / "classroom/rooms")], "classroom.rooms."):
        held: dict[str, object] = vars(importlib.import_module(name))
        changeable += [
            f"{name}.{each}"
            for each, value in held.items()
            if isinstance(value, list | set) and not each.startswith("__")
        ]
    assert changeable == []
