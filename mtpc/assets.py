"""Finds folders: grammar/ and templates/ in a wheel, an editable install, a checkout or a zip, and the user's cache."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def asset_folder(kind: str) -> Traversable:
    """The folder `grammar` or `templates`: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).parent
    if (package / kind).is_dir():
        return package / kind
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file():  # otherwise a folder beside the package is not mtpc's
        return checkout / kind
    from importlib.resources import files  # in a zip; slow to load, so not before it is needed

    inside = files("mtpc") / kind
    assert inside.is_dir(), f"{kind}/ is missing from this installation"
    return inside
