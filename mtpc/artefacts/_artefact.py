"""Documents: each is one file of this folder holding `ARTEFACT`; nothing else knows how many there are."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mtpc.channel.types import Plant
from mtpc.plan.issue import Issue
from mtpc.plan.work import Work

Files = dict[str, bytes]
MANIFEST = "manifest.json"

__all__ = ["Artefact", "Files", "Issue", "emit", "names"]


@dataclass(frozen=True, slots=True)
class Artefact:
    """One document. `files` gives names relative to the output folder, `/`-separated, and their bytes."""

    name: str
    summary: str
    files: Callable[[Work], Files]


def names() -> list[str]:
    """The names of all documents, sorted."""
    return sorted(artefacts())


@cache
def artefacts() -> dict[str, Artefact]:
    """All documents by name: one file of this folder each, found by its name."""
    folder = str(Path(__file__).parent)
    found = sorted(module.name for module in pkgutil.iter_modules([folder]) if not module.ispkg)
    made = {}
    for name in found:
        if not name.startswith("_"):
            artefact = importlib.import_module(f"mtpc.artefacts.{name}").ARTEFACT
            assert isinstance(artefact, Artefact) and artefact.name not in made
            made[artefact.name] = artefact
    return made


def emit(
    plant: Plant, issue: Issue, only: Collection[str] | None = None, earlier: Mapping[str, str] | None = None
) -> Files:
    """The files of all documents, or of those named, and last the manifest of what was made.

    `earlier` are files other builds made that stay beside them, with their SHA-256; the manifest lists them as such.
    """
    work = Work(plant, issue)
    files: Files = {}
    for name in names():
        if only is None or name in only:
            made = artefacts()[name].files(work)
            assert not files.keys() & made.keys()
            files.update(made)
    files = dict(sorted(files.items()))
    files[MANIFEST] = _manifest(work, files, earlier or {})
    return files


def _manifest(work: Work, files: Files, earlier: Mapping[str, str]) -> bytes:
    """What was made, from what, by what; and what stays of earlier builds, made from who knows what."""
    from mtpc.artefacts.formats.json import as_json

    header = work.header
    listed: dict[str, dict[str, object]] = {
        name: {"name": name, "sha256": digest, "earlier": True} for name, digest in earlier.items()
    }
    for name, data in files.items():
        listed[name] = {"name": name, "sha256": hashlib.sha256(data).hexdigest()}
    return as_json(
        {
            "schema": "mtpc-manifest/1",
            "tool": {"name": "mtpc", "version": header.tool_version},
            "project": header.project,
            "revision": header.revision,
            "date": header.date,
            "spec_digest": header.spec_digest,
            "specs": [{"path": path, "sha256": digest} for path, digest in header.digests],
            "catalogues": [
                {"name": name, "version": version, "sha256": digest} for name, version, digest in header.catalogues
            ],
            "files": [listed[name] for name in sorted(listed)],
        }
    )
