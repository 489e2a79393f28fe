import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--deep", action="store_true", help="the property test of the rules with 40 times as many examples"
    )
