"""What lies on a board: drawn things, field by field as Excalidraw names them, each with its bound.

A thing is replaced as a whole. Of two versions of one thing the higher wins, of equal ones the lower nonce, here and in
the pages (`web/src/tools/board/wins.ts`), so that everybody ends with the same whatever came first. Links, web pages
inside a board and data of one's own have no field: nothing of that kind can be on a board.
"""

import math
from collections.abc import Iterable, Mapping
from typing import Annotated, Generic, Literal, NamedTuple, Protocol, TypeVar

import msgspec
from msgspec import Meta, Struct

from classroom.rooms.tool import Id, Refused

MOST_BYTES = 64 * 1024  # of one thing, as JSON; a line drawn for two minutes without lifting the pen

Coordinate = Annotated[float, Meta(ge=-1e6, le=1e6)]
Share = Annotated[float, Meta(ge=-100, le=100)]
Colour = Annotated[str, Meta(max_length=30, pattern="^(#[0-9a-fA-F]{3,8}|[a-z]{3,20})$")]
Whole = Annotated[int, Meta(ge=0, lt=2**53)]
Order = Annotated[str, Meta(min_length=1, max_length=60, pattern="^[A-Za-z0-9]+$")]
Text = Annotated[str, Meta(max_length=5_000)]
Latex = Annotated[str, Meta(min_length=1, max_length=500)]  # drawn within 0.1 s, whatever it says
# From one point to the next in tenths of a unit, x and y by turns: a byte or two each, where a float takes nine.
Steps = Annotated[tuple[Annotated[int, Meta(ge=-20_000_000, le=20_000_000)], ...], Meta(max_length=20_000)]
Pressures = Annotated[tuple[Annotated[int, Meta(ge=0, le=100)], ...], Meta(max_length=10_000)]
Arrowhead = Literal[
    "arrow", "bar", "dot", "circle", "circle_outline", "triangle", "triangle_outline", "diamond", "diamond_outline",
    "crowfoot_one", "crowfoot_many", "crowfoot_one_or_many",
]  # fmt: skip


class _Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="camel", kw_only=True):
    pass


class Roundness(_Part, frozen=True):
    type: Annotated[int, Meta(ge=1, le=3)]
    value: Coordinate | None = None


class Bound(_Part, frozen=True):
    """What is fastened to a thing: an arrow that ends at it, the text in it."""

    id: Id
    type: Literal["arrow", "text"]


class Binding(_Part, frozen=True, kw_only=True):
    element_id: Id
    focus: Share
    gap: Coordinate
    fixed_point: tuple[Share, Share] | None = None


class Crop(_Part, frozen=True, kw_only=True):
    x: Coordinate
    y: Coordinate
    width: Coordinate
    height: Coordinate
    natural_width: Coordinate
    natural_height: Coordinate


class _Versioned(_Part, frozen=True, tag_field="type", kw_only=True):
    id: Id
    version: Whole
    version_nonce: Whole


class Erased(_Versioned, frozen=True, tag="erased", kw_only=True):
    """What is left of a thing that is gone, so that an older version of it cannot come back."""


class _Shape(_Versioned, frozen=True, kw_only=True):
    x: Coordinate
    y: Coordinate
    width: Coordinate
    height: Coordinate
    index: Order  # before or behind which others it lies
    seed: Whole = 1
    angle: Share = 0.0
    stroke_color: Colour = "#1e1e1e"
    background_color: Colour = "transparent"
    fill_style: Literal["hachure", "cross-hatch", "solid", "zigzag"] = "solid"
    stroke_width: Annotated[float, Meta(ge=0, le=100)] = 2.0
    stroke_style: Literal["solid", "dashed", "dotted"] = "solid"
    roundness: Roundness | None = None
    roughness: Annotated[float, Meta(ge=0, le=10)] = 0.0
    opacity: Annotated[float, Meta(ge=0, le=100)] = 100.0
    group_ids: Annotated[tuple[Id, ...], Meta(max_length=20)] = ()
    bound_elements: Annotated[tuple[Bound, ...], Meta(max_length=200)] = ()
    locked: bool = False


class Rectangle(_Shape, frozen=True, tag="rectangle"):
    pass


class Diamond(_Shape, frozen=True, tag="diamond"):
    pass


class Ellipse(_Shape, frozen=True, tag="ellipse"):
    pass


class Freedraw(_Shape, frozen=True, tag="freedraw", kw_only=True):
    points: Steps
    pressures: Pressures = ()
    simulate_pressure: bool = True


class Line(_Shape, frozen=True, tag="line", kw_only=True):
    points: Steps
    start_binding: Binding | None = None
    end_binding: Binding | None = None
    start_arrowhead: Arrowhead | None = None
    end_arrowhead: Arrowhead | None = None


class Arrow(_Shape, frozen=True, tag="arrow", kw_only=True):
    points: Steps
    elbowed: bool = False
    start_binding: Binding | None = None
    end_binding: Binding | None = None
    start_arrowhead: Arrowhead | None = None
    end_arrowhead: Arrowhead | None = None


class Label(_Shape, frozen=True, tag="text", kw_only=True):
    text: Text
    original_text: Text
    font_size: Annotated[float, Meta(gt=0, le=1_000)] = 20.0
    font_family: Annotated[int, Meta(ge=1, le=20)] = 6
    text_align: Literal["left", "center", "right"] = "left"
    vertical_align: Literal["top", "middle", "bottom"] = "top"
    container_id: Id | None = None
    auto_resize: bool = True
    line_height: Annotated[float, Meta(gt=0, le=10)] = 1.25


class Image(_Shape, frozen=True, tag="image", kw_only=True):
    """The picture itself is a file of this class; here is only its name."""

    file_id: Id
    scale: tuple[Share, Share] = (1.0, 1.0)
    crop: Crop | None = None


class Formula(_Shape, frozen=True, tag="formula", kw_only=True):
    """In LaTeX. Each page draws it from these words: nobody's picture of it is taken on trust."""

    latex: Latex


Shape = Rectangle | Diamond | Ellipse | Freedraw | Line | Arrow | Label | Image | Formula | Erased
Some = TypeVar("Some", bound=Shape)  # those that may lie there: on slides strokes alone
Some_co = TypeVar("Some_co", bound=Shape, covariant=True)


class Lying(Protocol[Some_co]):
    @property
    def shape(self) -> Some_co: ...

    @property
    def by(self) -> str: ...


class Coming(NamedTuple, Generic[Some]):
    """What is left of a wish to draw."""

    newest: dict[str, Some]
    more: int  # bytes
    none_is_theirs: bool


def wins(new: Shape, old: Shape) -> bool:
    """Whether `new` takes the place of `old`. Equal ones are the same."""
    return (new.version, -new.version_nonce) > (old.version, -old.version_nonce)


def weigh(shape: Shape) -> int:
    """Bytes that it takes in the log."""
    return len(msgspec.json.encode(shape))


def weighed(shape: Shape) -> int:
    """The same for one that comes from a page."""
    numbers = () if isinstance(shape, Erased) else (shape.x, shape.y, shape.width, shape.height, shape.angle)
    if not all(map(math.isfinite, numbers)):
        raise Refused("no_number", "This cannot be drawn: one of its numbers is none.")
    weight = weigh(shape)
    if weight > MOST_BYTES:
        raise Refused("too_large", f"One drawn thing may take {MOST_BYTES // 1024} kB. Lift the pen now and then.")
    return weight


def coming(shapes: Iterable[Some], lying: Mapping[str, Lying[Some]], by: str, *, anybodys: bool) -> Coming[Some]:
    """Those that take the place of what lies there. Left out is an older one, and another's where people change only
    what they drew themselves."""
    newest: dict[str, Some] = {}
    foreign, more = False, 0
    for shape in shapes:
        known = lying.get(shape.id)
        before = newest.get(shape.id) or (known.shape if known is not None else None)
        if before is None and isinstance(shape, Erased):
            continue
        if before is not None and not wins(shape, before):
            continue
        if known is not None and not anybodys and known.by != by:
            foreign = True
            continue
        more += weighed(shape) - (weigh(before) if before is not None else 0)
        newest[shape.id] = shape
    return Coming(newest, more, foreign and not newest)
