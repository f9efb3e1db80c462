"""Finds the folders grammar/ and templates/ in a wheel, an editable install, a checkout or a zip."""

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
    if (checkout / "pyproject.toml").is_file():  # else a stranger's folder of that name might stand beside us
        return checkout / kind
    from importlib.resources import files  # in a zip; slow to load, so not before it is needed

    inside = files("mtpc") / kind
    assert inside.is_dir(), f"{kind}/ is missing from this installation"
    return inside
