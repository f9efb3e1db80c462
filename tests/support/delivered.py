"""Sets of documents for a folder, and what a folder holds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


def documents(version: str, *names: str) -> dict[str, bytes]:
    """Documents of these names with the manifest that lists them; those of a usual build where none is named."""
    names = names or ("cut-sheet.csv", "labels.csv", "orders/acme.csv", "orders/acme.xlsx")
    files = {name: f"{version} of {name}".encode() for name in names}
    listed = [{"name": name, "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()]
    return {**files, "manifest.json": json.dumps({"schema": "mtpc-manifest/1", "files": listed}).encode()}


def held(folder: Path) -> dict[str, bytes]:
    """The files in a folder and below, by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
