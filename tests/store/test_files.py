"""Content by its hash: once however often it came, gone with the last file that has it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.store import files as store
from classroom.store.files import Files, Kept, SessionFull, TooLarge


@pytest.fixture
async def files(engine: AsyncEngine, tmp_path: Path) -> Files:
    found = Files(engine, tmp_path / "files")
    await found.open()
    return found


async def keep(files: Files, body: bytes, session: str = "s", at_ms: int = 0) -> Kept:
    return await files.keep_bytes(body, session, "ada", "chat", "a.txt", "text/plain", at_ms)


def contents(tmp_path: Path) -> int:
    return len([*(tmp_path / "files").glob("??/*")])


async def test_equal_content_is_kept_once_and_goes_with_the_last_file(files: Files, tmp_path: Path):
    one, two = await keep(files, b"same"), await keep(files, b"same", "other")
    assert one.id != two.id and contents(tmp_path) == 1
    await files.forget("s", [one.id])
    assert await files.get("s", one.id) is None
    assert files.path(two.hash).read_bytes() == b"same"
    await files.forget("other", [two.id])
    assert contents(tmp_path) == 0


async def test_a_file_is_found_in_its_own_class_only(files: Files):
    kept = await keep(files, b"x")
    assert await files.get("other", kept.id) is None
    await files.forget("other", [kept.id])
    assert await files.get("s", kept.id) == kept


async def test_a_class_may_lend_its_files_to_the_next_one(files: Files):
    kept = await keep(files, b"x")
    await files.lend([kept.id, "unknown"], "s", "next")
    await files.lend([kept.id], "s", "next")
    await files.forget("s", [kept.id])
    lent = await files.get("next", kept.id)
    assert lent is not None and files.path(lent.hash).read_bytes() == b"x"


async def test_more_than_was_allowed_leaves_nothing(files: Files, tmp_path: Path):
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 100_000

    incoming = files.receive()
    with pytest.raises(TooLarge):
        await incoming.take(endless(), 3_000_000)
    await files.drop(incoming)
    assert [*(tmp_path / "files" / "incoming").iterdir()] == []


async def test_a_class_has_room_for_so_much(files: Files, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(store, "MOST_OF_SESSION", 10)
    await keep(files, b"x" * 8)
    assert await files.left("s") == 2
    with pytest.raises(SessionFull):
        await keep(files, b"y" * 3)
    await keep(files, b"y" * 3, "other")


async def test_what_a_crash_left_is_gone_after_a_start(files: Files, tmp_path: Path):
    kept = await keep(files, b"x")
    (tmp_path / "files" / "incoming" / "half").write_bytes(b"half")
    left = files.path("ab" * 32)
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(b"no row")
    await files.open()
    assert contents(tmp_path) == 1 and files.path(kept.hash).exists()
    assert [*(tmp_path / "files" / "incoming").iterdir()] == []
