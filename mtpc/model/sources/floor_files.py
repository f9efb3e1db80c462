"""Reads what the specs of a model use: further specs, catalogues and tables, until nothing new is named."""

from __future__ import annotations

from mtpc.catalogue.load import Library
from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.edition import unstated_editions
from mtpc.model.sources.file_uses import FileUses
from mtpc.model.sources.modules import Modules
from mtpc.model.sources.project_files import ProjectFiles
from mtpc.model.sources.uses import read_uses
from mtpc.model.used_catalogues import UsedCatalogues
from mtpc.syntax.decls import SpecFile


@dataclass(frozen=True, slots=True)
class FloorFiles:
    """Every spec of a model, what each uses, and the findings about that."""

    specs: list[SpecFile]  # those that are named first, then those they use
    named: frozenset[str]  # paths of those that are named
    uses: dict[str, FileUses]  # by path of the spec
    findings: list[Diagnostic]

    def catalogues(self) -> UsedCatalogues:
        """What the specs use of catalogues."""
        used = (catalogue for uses in self.uses.values() for catalogue in uses.catalogues.values())
        return UsedCatalogues(tuple({id(catalogue): catalogue for catalogue in used}.values()))


def read_floor(specs: list[SpecFile], library: Library, project_files: ProjectFiles) -> FloorFiles:
    """These specs and all that they use; `project_files.sources` gains what was read."""
    modules = Modules(project_files, list(specs))
    uses: dict[str, FileUses] = {}
    findings: list[Diagnostic] = []
    for spec in modules.files:  # which grows as they use others
        uses[spec.path], wrong = read_uses(spec, library, modules)
        findings += wrong
    findings += [*modules.findings, *modules.cycles(), *unstated_editions(modules.files, project_files.sources)]
    named = frozenset(spec.path for spec in specs)
    return FloorFiles(modules.files, named, uses, findings)
