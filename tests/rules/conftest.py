import os
from datetime import UTC, datetime
from zlib import crc32

import pytest

DAYS = 5  # in which each planted bug is searched for once; all of them take a quarter of an hour


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--deep",
        action="store_true",
        help="the property test of the rules with 40 times as many examples, and every planted bug",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A fifth of the planted bugs a day, by their names; all with `--deep`, and with `-k` what it names."""
    if config.getoption("deep") or os.environ.get("DEEP") or config.getoption("keyword"):
        return
    today = datetime.now(UTC).toordinal() % DAYS
    of_today: list[pytest.Item] = []
    later: list[pytest.Item] = []
    for item in items:
        waits = "test_the_property_fails_for[" in item.nodeid and crc32(item.name.encode()) % DAYS != today
        (later if waits else of_today).append(item)
    config.hook.pytest_deselected(items=later)
    items[:] = of_today
