"""What a script of kills wishes: commands, what is typed, files. Each says what it makes so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench._crowd import Page

Facts = Mapping[tuple[str, ...], Any]


@dataclass(frozen=True)
class Wish:
    """`then`: what it makes so; None: no more."""

    by: Page
    then: Facts


@dataclass(frozen=True)
class Command(Wish):
    client_id: str
    kind: str
    fields: Mapping[str, Any]
    refused: str = ""  # with this code it must be
    told: bool = True  # the log says whose it was


@dataclass(frozen=True)
class Typed(Wish):
    notes: str
    update: bytes


@dataclass(frozen=True)
class Upload(Wish):
    purpose: str
    name: str
    body: bytes


def after(so: Facts, wishes: Sequence[Wish]) -> dict[tuple[str, ...], Any]:
    facts = dict(so)
    for wish in wishes:
        for fact, value in wish.then.items():
            if value is None:
                facts.pop(fact, None)
            else:
                facts[fact] = value
    return facts
