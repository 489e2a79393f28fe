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
    if config.getoption("deep") or config.getoption("keyword"):
        return
    today = datetime.now(UTC).toordinal() % DAYS
    later = [
        item
        for item in items
        if "test_the_property_fails_for[" in item.nodeid and crc32(item.name.encode()) % DAYS != today
    ]
    config.hook.pytest_deselected(items=later)
    items[:] = [item for item in items if item not in later]
