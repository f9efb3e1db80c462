"""Documents: each is one file of this folder with an `ARTEFACT`; they are found by their files alone."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from mtpc.channel.types import Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work

Files = dict[str, bytes]
Drafts = dict[str, Callable[[], bytes]]
MANIFEST = "manifest.json"

__all__ = ["Artefact", "Drafts", "Files", "Issue", "asked", "document_of", "emit", "names"]


@dataclass(frozen=True, slots=True)
class Artefact:
    """One document. `files` gives names relative to the output folder, `/`-separated, and functions for their bytes.

    The format of a file is its suffix. `takes` are the attributes of `output` that apply to it beside `format`.
    """

    name: str
    summary: str
    files: Callable[[Work], Drafts]
    formats: tuple[str, ...]
    takes: tuple[str, ...] = ()


def names() -> list[str]:
    """The names of all documents, sorted."""
    return sorted(artefacts())


@cache
def artefacts() -> dict[str, Artefact]:
    """All documents by name: one file of this folder each, found by its name."""
    folder = str(Path(__file__).parent)
    modules = sorted(module.name for module in pkgutil.iter_modules([folder]) if not module.ispkg)
    by_name = {}
    for name in modules:
        if not name.startswith("_"):
            artefact = importlib.import_module(f"mtpc.artefacts.{name}").ARTEFACT
            assert isinstance(artefact, Artefact) and artefact.name not in by_name
            by_name[artefact.name] = artefact
    return by_name


def emit(
    plant: Plant,
    issue: Issue,
    only: Collection[str] | None = None,
    earlier: Mapping[str, str] | None = None,
    *,
    on_phase: Callable[[str], None] | None = None,
) -> Files:
    """The files of all documents, or of those named, and last the manifest of them.

    `earlier` are files of other builds that are kept beside them, with their SHA-256; the manifest lists them as such.
    `on_phase` is called with what is being written.
    """
    from mtpc.artefacts._model_objects import digest_of, model_objects  # what findings ask needs no model

    work = Work(plant, issue)
    work.model = model_objects(work)
    work.issue = replace(issue, model_digest=digest_of(work))
    files: Files = {}
    chosen = [name for name in names() if only is None or name in only]
    for number, name in enumerate(chosen, 1):
        if on_phase:
            on_phase(f"writing document {number} of {len(chosen)}, {name}")
        drafts, formats = artefacts()[name].files(work), asked(work, name, "format")
        assert not files.keys() & drafts.keys()
        files |= {file: make() for file, make in drafts.items() if not formats or _format(file) in formats}
    files = dict(sorted(files.items()))
    files[MANIFEST] = _manifest(work, files, earlier or {})
    return files


def document_of(file: str) -> str:
    """The document that a file is of, by its name: `orders` of `orders/fs.rfq.xlsx`."""
    return file.partition("/")[0].partition(".")[0]


def asked(work: Work, document: str, attribute: str) -> tuple[str, ...]:
    """The values of an attribute that the spec's `output` of a document states; () if none."""
    output = work.site.outputs.get(document)
    return output.settings.get(attribute, ()) if output else ()


def _format(file: str) -> str:
    return file.rpartition(".")[2]


def _manifest(work: Work, files: Files, earlier: Mapping[str, str]) -> bytes:
    """The files written, the specs, catalogues and version they are from; and files kept from earlier builds."""
    from mtpc.artefacts.formats.json import as_json

    header, outputs = work.header, work.site.outputs
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
            "revision": header.name,
            "date": header.date,
            "model_digest": header.model_digest,
            "spec_digest": header.spec_digest,
            "specs": [{"path": path, "sha256": digest} for path, digest in header.digests],
            "catalogues": [
                {"name": name, "version": version, "sha256": digest} for name, version, digest in header.catalogues
            ],
            **({"outputs": {name: output.settings for name, output in sorted(outputs.items())}} if outputs else {}),
            "files": [listed[name] for name in sorted(listed)],
        }
    )
