from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.assets import cache_folder


def test_a_relative_cache_folder_is_not_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    found = cache_folder()
    assert found is None or found.is_absolute()
