"""A few kills of the real server; fifty by `python -m tests.faults.kills`."""

from pathlib import Path

from tests.faults.kills import main


async def test_what_was_acknowledged_survives_kills_of_the_server(tmp_path: Path) -> None:
    result = await main(3, tmp_path)
    print(result)
    assert result["wrong"] == []
    assert result["exit_code"] == 0
    assert result["acknowledged"] > 30
