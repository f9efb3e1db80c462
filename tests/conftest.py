"""What all tests share: `--update` rewrites what is kept (goldens, docs/rules) instead of comparing with it."""

from __future__ import annotations

import os

import pytest

collect_ignore = ["bench"]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each program that is started would compile mtpc anew


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite kept files instead of comparing with them")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether kept files are to be rewritten."""
    return bool(request.config.getoption("--update"))
