"""The types of the wire for the pages, made from the rules themselves: `python -m classroom.signaling.typescript`.

Written to `web/src/wire/generated.ts`, which is kept in the repository so that the pages build without Python;
`--check` ends with 1 where the file is not what the rules say now.
"""

import argparse
import sys
import typing
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from classroom.rooms.door import Door
from classroom.rooms.tools import CLIENT_COMMANDS, ITEMS

TARGET = Path(__file__).parents[2] / "web" / "src" / "wire" / "generated.ts"
HEAD = "// Made by `python -m classroom.signaling.typescript` from classroom/rooms. Do not edit.\n"
_PLAIN: dict[type[inspect.Type], str] = {
    inspect.NoneType: "null",
    inspect.BoolType: "boolean",
    inspect.IntType: "number",
    inspect.FloatType: "number",
    inspect.StrType: "string",
    inspect.BytesType: "Uint8Array",
    inspect.AnyType: "unknown",
}


def generate() -> str:
    """The whole file. The same rules give the same text."""
    return HEAD + _Writer().text()


def views() -> dict[str, type[msgspec.Struct]]:
    """By kind of item: what `view` returns. An item that nobody is ever shown has none."""
    found: dict[str, type[msgspec.Struct]] = {}
    for kind, item in ITEMS.items():
        returned = typing.get_type_hints(item.view)["return"]
        options = typing.get_args(returned) or (returned,)
        shown = [each for each in options if each is not type(None)]
        if len(shown) > 1:
            raise TypeError(f"{item.__name__}.view: a kind has one view")
        if shown:
            found[kind] = shown[0]
    return found


class _Writer:
    """Names are declared when they are met first, so the file lists them in the order of the tools."""

    def __init__(self) -> None:
        self._declared: dict[str, tuple[type, str]] = {}  # name -> what it stands for, its text

    def text(self) -> str:
        shown = views()
        by_kind = "".join(f"  {_key(kind)}: {self._name(view)};\n" for kind, view in shown.items())
        commands = "".join(f"  | {self._command(command)}\n" for command in CLIENT_COMMANDS)
        self._name(Door)
        declared = "\n".join(text for _, text in self._declared.values())
        said = f"\n/** What an item of each kind shows. */\nexport interface Views {{\n{by_kind}}}\n"
        asked = f"\n/** All that a page may wish for. */\nexport type Command =\n{commands.rstrip()};\n"
        return f"\n{declared}{said}{asked}"

    def _name(self, kind: type) -> str:
        return self._type(inspect.type_info(kind))

    def _command(self, command: type[msgspec.Struct]) -> str:
        info = inspect.type_info(command)
        assert isinstance(info, inspect.StructType)
        fields = "".join(f"; {self._field(field, sent=True)}" for field in info.fields)
        return f'{{ kind: "{info.tag}"{fields} }}'

    def _field(self, field: inspect.Field, sent: bool) -> str:
        """A page may leave out what has a default; the server always says it."""
        optional = "?" if sent and not field.required else ""
        return f"{_key(field.encode_name)}{optional}: {self._type(field.type, sent)}"

    def _type(self, info: inspect.Type, sent: bool = False) -> str:
        match info:
            case inspect.Metadata():
                return self._type(info.type, sent)
            case inspect.StructType(cls=cls, fields=fields, tag=tag, tag_field=tag_field):
                which = () if tag is None else (f'  {tag_field}: "{tag}";\n',)
                lines = (*which, *(f"  {self._field(field, sent)};\n" for field in fields))
                return self._declare(cls, lambda: f"export interface {cls.__name__} {{\n{''.join(lines)}}}\n")
            case inspect.EnumType(cls=cls):
                options = " | ".join(f'"{each.value}"' for each in cls)
                return self._declare(cls, lambda: f"export type {cls.__name__} = {options};\n")
            case inspect.LiteralType(values=values):
                return " | ".join(f'"{each}"' if isinstance(each, str) else str(each) for each in values)
            case inspect.UnionType(types=types):
                ordered = sorted(types, key=lambda each: isinstance(each, inspect.NoneType))  # null stands last
                return " | ".join(self._type(each, sent) for each in ordered)
            case inspect.VarTupleType(item_type=item) | inspect.CollectionType(item_type=item):
                inner = self._type(item, sent)
                return f"({inner})[]" if "|" in inner else f"{inner}[]"
            case inspect.TupleType(item_types=items):
                return f"[{', '.join(self._type(item, sent) for item in items)}]"
            case inspect.DictType(value_type=value):
                return f"Record<string, {self._type(value, sent)}>"
            case _ if type(info) in _PLAIN:
                return _PLAIN[type(info)]
            case _:
                raise TypeError(f"no TypeScript for {info}")

    def _declare(self, cls: type, text: typing.Callable[[], str]) -> str:
        name = cls.__name__
        if name not in self._declared:
            written = text()  # first, so that what it is made of stands above it
            self._declared[name] = (cls, written)
        if self._declared[name][0] is not cls:
            raise TypeError(f"two types are called {name}")
        return name


def _key(name: str) -> str:
    return name if name.isidentifier() else f'"{name}"'


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the file is not current")
    arguments: Any = parser.parse_args(argv)
    current = TARGET.read_text() if TARGET.exists() else None
    if current == generate():
        return 0
    if arguments.check:
        print(f"{TARGET.name} is not current: run python -m classroom.signaling.typescript", file=sys.stderr)
        return 1
    TARGET.write_text(generate())
    return 0


if __name__ == "__main__":
    sys.exit(main())
