"""Four kills amid breakouts; twenty by `python -m tests.faults.breakout_kills`."""

from pathlib import Path

from tests.faults.breakout_kills import main


async def test_everyone_is_in_their_own_room_after_a_kill(tmp_path: Path) -> None:
    result = await main(4, tmp_path)
    print(result)
    assert result["wrong"] == []
    assert result["exit_code"] == 0
    assert result["kills_with_commands_in_flight"] >= 1
