"""Reads the parts a `use` names: a shipped catalogue, or a folder of records, of specs, or of both."""

from __future__ import annotations

import os

from mtpc.catalogue.load import Library
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.sources.modules import Modules
from mtpc.model.sources.project_files import ProjectFiles, ProjectPath
from mtpc.model.sources.use_statement import UseStatement, sha256_of
from mtpc.model.values import Fault


def read_catalogue(use: UseStatement, name: str, library: Library) -> None:
    """Enter a shipped catalogue under its alias; raises Fault."""
    alias = use.alias(f"catalog:{name}")
    catalogue = library.catalogue(name)
    if catalogue is None:
        shipped_names = library.names("catalogues")
        near = near_sentence("catalogue", name, shipped_names) or f"catalogues are {', '.join(shipped_names)}"
        fixes = respell(use.span, f"catalog:{name}", [f"catalog:{shipped}" for shipped in shipped_names])
        raise use.fault("REF108", f"there is no catalogue {name}", near).with_fixes(fixes)
    use.check_version(catalogue)
    use.check_pin(f"catalogue {name}", lambda: catalogue.info.digest)
    use.uses.catalogues[alias] = catalogue


def read_folder(use: UseStatement, target: str, place: ProjectPath, library: Library, modules: Modules) -> None:
    """Enter the parts and templates of a folder under their alias; raises Fault, Refused."""
    project_files = modules.project_files
    specs = modules.use_folder(place, use.scope.path, use.span)
    contents = (_content(name, project_files) for name in specs)
    if specs and not _has_records(place, project_files):
        use.check_no_version("a folder of specs")
        alias = use.alias(target) if use.node.alias else None
        use.check_pin(place.shown, lambda: sha256_of(*contents))
        if alias:
            use.uses.modules[alias] = specs
        return
    alias = use.alias(target)
    if os.path.isfile(place.real):
        message = f"{target} is a file of a kind that cannot be read"
        help_ = "tables end in .csv or .xlsx, specs in .mtp; records of parts are used by their folder"
        raise use.fault("REF108", message, help_)
    if not os.path.isdir(place.real):
        help_ = "name a catalogue as `catalog:NAME`, a folder, or a file with its ending"
        raise use.fault("REF108", f"there is no folder {target}", help_)
    catalogue, folder_findings, sources = library.folder(place.real, place.shown, use.span)
    project_files.sources.update({source.path: source for source in sources})
    use.findings += folder_findings
    if catalogue is None:
        raise Fault(None)
    if use.node.version:
        use.check_version(catalogue)
    specs_too = list(contents)
    use.check_pin(place.shown, lambda: sha256_of(catalogue.info.digest.encode(), *specs_too))
    use.uses.catalogues[alias] = catalogue
    if specs:
        use.uses.modules[alias] = specs


def _has_records(place: ProjectPath, project_files: ProjectFiles) -> bool:
    return any(name not in ("mtpc.toml",) for name in project_files.inside(place, ".toml"))


def _content(name: str, project_files: ProjectFiles) -> bytes:
    return f"{name.rpartition('/')[2]}\n".encode() + project_files.read(project_files.place(name))
