"""The pages' types and the rules say the same."""

from classroom.rooms.tools import CLIENT_COMMANDS, COMMANDS
from classroom.signaling import typescript


def test_the_types_of_the_pages_are_current() -> None:
    assert typescript.main(["--check"]) == 0, "run: python -m classroom.signaling.typescript"


def test_every_wish_of_a_page_is_there_and_none_of_the_server() -> None:
    text = typescript.generate()
    wishes = {str(command.__struct_config__.tag) for command in CLIENT_COMMANDS}
    assert {kind for kind in COMMANDS if f'kind: "{kind}"' in text} == wishes


def test_every_view_is_declared() -> None:
    text = typescript.generate()
    for kind, view in typescript.views().items():
        assert f"export interface {view.__name__} {{" in text
        assert f"  {kind}: {view.__name__};" in text


def test_a_wish_may_leave_out_what_has_a_default_and_a_view_may_not() -> None:
    text = typescript.generate()
    assert 'kind: "media.set"; device: string; microphone?: boolean | null' in text
    assert "muted_by: string | null" in text
