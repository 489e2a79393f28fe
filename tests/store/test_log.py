"""The log as a file on disk: what was appended stays, a stale owner cannot append, a command has one effect."""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from classroom.store.engine import migrate, open_engine, reading, sqlite_url, writing
from classroom.store.log import Fenced, Log, Row
from classroom.store.snapshots import Snapshot, Snapshots
from classroom.store.tables import metadata, session_alive


def row(seq: int, client_id: str | None = None, actor: str | None = "ada") -> Row:
    return Row(seq, 1_000 + seq, actor, client_id, "chat.sent", 0, b'{"id":"m%d"}' % seq)


async def test_what_was_appended_is_read_after_a_seq_by_another_process(tmp_path: Path, engine: AsyncEngine) -> None:
    log = Log(engine)
    tenure = await log.take_over("s")
    await log.append(tenure, [row(1, "a"), row(2), row(3, "b")])
    other = open_engine(sqlite_url(tmp_path / "classroom.sqlite3"))
    await migrate(other)  # a second start changes nothing
    assert await Log(other).read("s", after=1) == [row(2), row(3, "b")]
    assert await Log(other).read("s", limit=2) == [row(1, "a"), row(2)]
    assert await Log(other).read("other") == []
    assert await Log(other).last_seq("s") == 3
    assert await Log(other).answered("s") == {("ada", "a"): 1, ("ada", "b"): 3}
    await other.dispose()


async def test_a_stale_owner_cannot_append_nor_claim_life(engine: AsyncEngine) -> None:
    log = Log(engine)
    old = await log.take_over("s")
    await log.append(old, [row(1)])
    await log.alive(old, 5_000)
    new = await log.take_over("s")
    assert (new.epoch, new.alive_ms) == (old.epoch + 1, 5_000)
    with pytest.raises(Fenced):
        await log.append(old, [row(2)])
    with pytest.raises(Fenced):
        await log.alive(old, 6_000)
    await log.append(new, [row(2, "mine")])
    assert [each.client_id for each in await log.read("s")] == [None, "mine"]
    assert (await log.take_over("s")).alive_ms == row(2).at_ms  # what is written is a proof of life


async def test_a_command_written_twice_is_refused_by_the_database_and_leaves_nothing(engine: AsyncEngine) -> None:
    log = Log(engine)
    tenure = await log.take_over("s")
    await log.append(tenure, [row(1, "a")])
    with pytest.raises(IntegrityError):
        await log.append(tenure, [row(2), row(3, "a")])
    assert await log.last_seq("s") == 1
    await log.append(tenure, [row(2, "a", actor="bob"), row(3, None), row(4, None)])  # another's id, and none
    with pytest.raises(IntegrityError):
        await log.append(tenure, [row(4, "b")])


async def test_a_follower_reads_all_classes_in_the_order_of_their_commits(engine: AsyncEngine) -> None:
    log = Log(engine)
    one, two = await log.take_over("one"), await log.take_over("two")
    await log.append(one, [row(1)])
    await log.append(two, [row(1), row(2)])
    await log.append(one, [row(2)])
    first = await log.follow(0, limit=3)
    rest = await log.follow(first[-1].position)
    assert [(each.session_id, each.row.seq) for each in (*first, *rest)] == [
        ("one", 1),
        ("two", 1),
        ("two", 2),
        ("one", 2),
    ]
    assert await log.follow(rest[-1].position) == []


async def test_writers_of_many_classes_wait_for_each_other(engine: AsyncEngine) -> None:
    log = Log(engine)

    async def fill(session_id: str) -> None:
        tenure = await log.take_over(session_id)
        for seq in range(1, 21):
            await log.append(tenure, [row(seq)])

    await asyncio.gather(*(fill(f"s{n}") for n in range(8)))
    assert len(await log.follow(0)) == 160


async def test_a_class_waits_for_one_other_writer_not_for_all_that_come_one_after_the_other(
    engine: AsyncEngine,
) -> None:
    log = Log(engine)
    tenure = await log.take_over("class")
    others = 0

    async def busy() -> None:
        nonlocal others
        for _ in range(300):
            async with writing(engine) as connection:
                for _ in range(3):
                    await connection.execute(select(session_alive))
            others += 1

    writer = asyncio.create_task(busy())
    waited: list[int] = []
    for seq in range(1, 21):
        before = others
        await log.append(tenure, [row(seq)])
        waited.append(others - before)
    assert not writer.done() and max(waited) <= 2, waited
    writer.cancel()
    await asyncio.wait({writer})


async def test_after_a_start_only_classes_that_were_running_are_awake(engine: AsyncEngine) -> None:
    log = Log(engine)
    await log.take_over("running")
    await log.alive(await log.take_over("put-away"), 1, asleep=True)
    assert await log.awake() == ["running"]


async def test_a_later_snapshot_replaces_the_one_before(engine: AsyncEngine) -> None:
    snapshots = Snapshots(engine)
    assert await snapshots.last("s") is None
    await snapshots.keep("s", Snapshot(3, b"three"))
    await snapshots.keep("s", Snapshot(9, b"nine"))
    assert await snapshots.last("s") == Snapshot(9, b"nine")


async def test_the_file_is_durable_and_forgets_what_is_deleted(engine: AsyncEngine) -> None:
    async with reading(engine) as connection:
        found = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


async def test_a_transaction_that_raises_leaves_nothing(engine: AsyncEngine) -> None:
    with pytest.raises(ZeroDivisionError):
        async with writing(engine) as connection:
            await connection.execute(text("INSERT INTO session_snapshot VALUES ('s', 1, 'x')"))
            _ = 1 / 0
    assert await Snapshots(engine).last("s") is None


async def test_the_migrations_make_the_tables_that_the_code_names(engine: AsyncEngine) -> None:
    def differences(connection: Connection) -> list[object]:
        ours = set(metadata.tables)
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name in ours}
        )
        return list(compare_metadata(context, metadata))

    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
