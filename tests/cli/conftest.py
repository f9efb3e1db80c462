"""What tests of commands share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder with a spec that has one finding, REF101."""
    (tmp_path / "site.mtp").write_text("edition 2026\ncrod a -- b\n")
    return tmp_path
