"""What all tests share: `--update` rewrites what is kept (goldens, docs/rules) instead of comparing with it."""

from __future__ import annotations

import os
import pickle
import tomllib
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

collect_ignore = ["bench"]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each program that is started would compile mtpc anew
settings.register_profile(
    "mtpc", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)  # on a busy machine too
settings.load_profile("mtpc")
_loads = tomllib.loads


@cache
def _pickled(text: str) -> bytes:
    return pickle.dumps(_loads(text))


def _loads_once(text: str) -> dict[str, Any]:
    """A text of TOML as a value of its own, parsed once: every compile reads some thirty records that never change."""
    values: dict[str, Any] = pickle.loads(_pickled(text))
    return values


tomllib.loads = _loads_once  # type: ignore[assignment]  # no test and no module asks for parse_float


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite kept files instead of comparing with them")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether kept files are to be rewritten."""
    return bool(request.config.getoption("--update"))
