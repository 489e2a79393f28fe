"""Whatever is written in a folder: it is read, or the problem is told; and a page shows nothing that acts."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from lms_bridge.courses.folder import Problem
from lms_bridge.courses.header import read_header
from lms_bridge.courses.markdown import ATTRIBUTES, TAGS, image_paths, plain_text, render
from lms_bridge.courses.quizfile import read_quiz

PIECES = st.sampled_from(
    ["<script>", "</script>", "<img ", " onerror=", " src=", " href=", "javascript:", "data:", "![", "](", ")", "["]
    + ["]: ", '"', "'", "`", "```", "# ", "## ", "> ", "- ", "*", "_", "**", "|", "---", "\n", "\n\n", "&", "&lt;"]
    + ["&#106;", "\\", "<", ">", "/", "=", "<svg ", "<a ", "<!--", "-->", " onload=", "https://e.example/", "//", " "]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)
LINES = st.lists(
    st.sampled_from(
        ["---", "title: A", "kind: quiz", "pass: 70%", "## Q", "- (x) a", "- ( ) b", "- [x] c", "= d", "> e"]
    )
    | st.text(max_size=8),
    max_size=12,
).map("\n".join)


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@given(TEXTS)
def test_a_page_shows_only_what_is_on_the_list(text: str) -> None:
    elements = Elements()
    elements.feed(render(text, "/files/").html)
    for tag, attributes in elements.seen:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES.get(tag, set()) | {"rel"}
        for name in ("href", "src"):
            address = attributes.get(name) or "#"
            scheme, colon, _ = address.partition(":")
            assert not colon or "/" in scheme or scheme in ("http", "https", "mailto") or address.startswith("#")
        assert tag != "img" or (attributes["src"] or "").startswith("/files/")
    plain_text(text)
    list(image_paths(text))


@given(LINES)
def test_a_file_is_read_or_its_problem_told(text: str) -> None:
    try:
        header = read_header("a.md", text)
        read_quiz("a.md", header.rest, header.rest_line)
    except Problem as problem:
        assert problem.line >= 1 and problem.message
