"""The expanded model as `mtpc-model/1`, for programs."""

from __future__ import annotations

from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts._model_objects import model_objects
from mtpc.artefacts._model_parts import Fields
from mtpc.artefacts.formats.json import as_json
from mtpc.plan.rows.work import Work


def _files(work: Work) -> Drafts:
    return {"model.json": lambda: as_json(_model(work))}


def _model(work: Work) -> Fields:
    head, settings = work.header, work.site.project.settings
    return {
        "schema": "mtpc-model/1",
        "project": {"name": head.project, "settings": settings, "revision": head.name},
        "specs": [{"path": path, "sha256": digest} for path, digest in head.digests],
        "catalogues": [{"name": name, "version": version, "sha256": sha} for name, version, sha in head.catalogues],
        **(work.model or model_objects(work)),
    }


ARTEFACT = Artefact("model", "the expanded model, for programs", _files, ("json",))
