"""Finds the folders grammar/ and templates/ in a wheel, an editable install, a checkout or a zip."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def asset_folder(kind: str) -> Traversable:
    """The folder `grammar` or `templates`: inside the package when installed, beside it in a checkout."""
    inside = files("mtpc") / kind
    if inside.is_dir():
        return inside
    checkout = Path(__file__).resolve().parent.parent
    assert (checkout / "pyproject.toml").is_file(), f"{kind}/ is missing from this installation"
    return checkout / kind
