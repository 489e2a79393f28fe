"""A teacher's Markdown as HTML that is safe in everybody's page.

Two fences, one behind the other: markdown-it makes no raw HTML, and nh3 lets only a short list of elements pass.
Nothing on the page is fetched from elsewhere: images are files of the course, an image of another host becomes its text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

_BLOCKS = {"h2", "h3", "h4", "p", "pre", "blockquote", "ul", "ol", "li", "hr", "figure", "figcaption"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_RUNS = {"a", "em", "strong", "s", "code", "br", "img"}
TAGS = _BLOCKS | _TABLES | _RUNS
ATTRIBUTES = {
    "a": {"href", "title", "target"},
    "img": {"src", "alt", "loading"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "ol": {"start"},
    "th": {"style"},
    "td": {"style"},
}
_WHOLE_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


class Heading(Struct, frozen=True):
    id: str
    text: str
    level: int  # 2..4


class Rendered(Struct, frozen=True):
    html: str
    outline: tuple[Heading, ...]


@lru_cache(maxsize=512)
def render(text: str, files_url: str) -> Rendered:
    """`files_url`: the address under which the course's own images lie, ending in a slash."""
    tokens = _PARSER.parse(text)
    outline = tuple(_name_headings(tokens))
    for token in tokens:
        for child in token.children or ():
            _settle(child, files_url)
    _make_figures(tokens)
    html: str = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return Rendered(_clean(html), outline)


def plain_text(text: str) -> str:
    """Without its marks: for a list of questions."""
    return " ".join(
        "".join(" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children)
        for token in _PARSER.parse(text)
        if token.children
    )


def image_paths(text: str) -> Iterator[tuple[str, int]]:
    """The images of the course that a text shows, and the line (from 0) of the paragraph with each."""
    for token in _PARSER.parse(text):
        for child in token.children or ():
            if child.type == "image":
                yield str(child.attrs.get("src", "")), token.map[0] if token.map else 0


def is_elsewhere(address: str) -> bool:
    return bool(_WHOLE_HOST.match(address))


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        filter_style_properties={"text-align"},
    )


def _name_headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    """Headings get ids for the outline. `#` is the page's title already, so a text begins with the second level."""
    seen: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            level = min(4, max(2, int(token.tag[1])))
            text = "".join(child.content for child in tokens[at + 1].children or ())
            name = "-".join(re.findall(r"\w+", text.casefold()))[:40] or "part"
            seen[name] = seen.get(name, 0) + 1
            # Prefixed, so that no heading takes the name of something that the page's scripts look for.
            id = f"s-{name}" if seen[name] == 1 else f"s-{name}-{seen[name]}"
            token.tag, token.attrs = f"h{level}", {"id": id}
            yield Heading(id, text, level)
        elif token.type == "heading_close":
            token.tag = f"h{min(4, max(2, int(token.tag[1])))}"


def _settle(token: Token, files_url: str) -> None:
    if token.type == "image":
        path = str(token.attrs.get("src", ""))
        if is_elsewhere(path) or path.startswith("/"):
            token.type, token.content, token.children = "text", token.content or "(image)", None
            return
        token.attrs["src"] = files_url + quote(path)
        token.attrs["loading"] = "lazy"
    elif token.type == "link_open" and is_elsewhere(str(token.attrs.get("href", ""))):
        token.attrs["target"] = "_blank"


def _make_figures(tokens: Sequence[Token]) -> None:
    """An image alone in its paragraph is a figure; its title the caption."""
    for opening, inline, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        children = inline.children or []
        if opening.type == "paragraph_open" and len(children) == 1 and children[0].type == "image":
            title = str(children[0].attrs.pop("title", ""))
            opening.tag = closing.tag = "figure"
            if title:
                caption = [Token("figcaption_open", "figcaption", 1), Token("text", "", 0, content=title)]
                inline.children = [*children, *caption, Token("figcaption_close", "figcaption", -1)]


def _parser() -> MarkdownIt:
    options: dict[str, Any] = {"html": False, "linkify": False, "typographer": True}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough", "replacements", "smartquotes"])


_PARSER = _parser()
