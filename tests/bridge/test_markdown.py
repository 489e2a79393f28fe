"""A teacher's text may be anybody's text: nothing in it may act, or fetch something, in another person's page."""

import re

import pytest

from lms_bridge.courses.markdown import plain_text, render

FILES = "/api/v1/courses/c/files/"

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[press](javascript:alert(1))",
    "[press](JaVaScRiPt:alert(1))",
    "[press](java\tscript:alert(1))",
    "[press](data:text/html;base64,PHNjcmlwdD4=)",
    "[press](vbscript:x)",
    "![x](javascript:alert(1))",
    "![x](https://example.com/track.png)",
    "![x](//example.com/track.png)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '![x"onload="alert(1)](a.png "t\\"onload=alert(1)")',
    "<iframe src=https://example.com></iframe>",
    "<svg><script>1</script></svg>",
    "<a href='javascript:1'>x</a>",
    "<style>body{display:none}</style>",
    "<form action=//example.com><input name=password></form>",
    "`<script>`",
    "<!-- --><script>x</script>",
    "## <img src=x onerror=alert(1)>",
    "| a |\n|---|\n| <script>x</script> |",
    "> <b onmouseover=alert(1)>x</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "## window\n## location",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_acts_or_fetches(text: str) -> None:
    html = render(text, FILES).html
    tags = re.findall(r"<[^>]*>", html)
    assert not [tag for tag in tags if re.match(r"</?(script|iframe|svg|style|form|input|object|embed|b)\b", tag)]
    assert not [tag for tag in tags if re.search(r"\son\w+\s*=", re.sub(r'"[^"]*"', '""', tag))]
    for address in re.findall(r'(?:href|src)="([^"]*)"', html):
        assert re.match(r"(https?://|mailto:|#|/api/v1/courses/c/files/)", address), address
    assert all(address.startswith(FILES) for address in re.findall(r'<img[^>]* src="([^"]*)"', html))


def test_an_image_alone_is_a_figure_with_its_caption() -> None:
    html = render('![The Sun](images/sun.svg "Not to scale")', FILES).html
    assert html.startswith("<figure><img")
    assert f'src="{FILES}images/sun.svg"' in html and 'alt="The Sun"' in html
    assert "<figcaption>Not to scale</figcaption></figure>" in html


def test_headings_begin_below_the_title_and_make_the_outline() -> None:
    shown = render("# One\n\n## Two\n\n### Two\n", FILES)
    assert [(each.id, each.text, each.level) for each in shown.outline] == [
        ("s-one", "One", 2),
        ("s-two", "Two", 2),
        ("s-two-2", "Two", 3),
    ]
    assert '<h2 id="s-one">' in shown.html


def test_links_elsewhere_open_elsewhere_and_tell_nothing() -> None:
    html = render("[film](https://example.org/film)", FILES).html
    assert 'target="_blank"' in html and 'rel="noopener noreferrer"' in html


def test_plain_text_has_no_marks() -> None:
    assert plain_text("Why is it **warm** in `summer`?\nTell me.") == "Why is it warm in summer? Tell me."
