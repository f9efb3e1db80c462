"""Reads what a file uses, before anything else in it: catalogues, tables and other specs, by alias."""

from __future__ import annotations

import os
from dataclasses import replace

from mtpc.catalogue.load import Library
from mtpc.diagnostics import Diagnostic
from mtpc.model.sources.file_uses import FileUses
from mtpc.model.sources.modules import Modules
from mtpc.model.sources.project_files import ProjectPath, Refused
from mtpc.model.sources.use_statement import TABLES, UseStatement, sha256_of
from mtpc.model.sources.used_parts import read_catalogue, read_folder
from mtpc.model.sources.used_tables import read_table
from mtpc.model.values import Fault
from mtpc.syntax import decls


def read_uses(file: decls.SpecFile, library: Library, modules: Modules) -> tuple[FileUses, list[Diagnostic]]:
    """What the `use` statements at the top of a file name, and the findings about them."""
    uses, findings = FileUses(), list[Diagnostic]()
    for statement in file.statements:
        if isinstance(statement, decls.Use):
            use = UseStatement(statement, file.path, uses, findings)
            try:
                _read(use, library, modules)
            except Fault as fault:
                findings += [fault.diagnostic] if fault.diagnostic else []
                uses.broken[statement.alias or ""] = use.gap(findings[-1])
    return uses, findings


def _read(use: UseStatement, library: Library, modules: Modules) -> None:
    """Read what one `use` names; raises Fault."""
    target = use.target
    if target.startswith("catalog:"):
        read_catalogue(use, target.removeprefix("catalog:"), library)
        return
    lower = target.lower()
    missing = "REF109" if lower.endswith(TABLES) else "REF115" if lower.endswith(".mtp") else "REF108"
    try:
        place = modules.project_files.beside(use.scope.path, target)
        if missing == "REF109":
            read_table(use, target, place, modules.project_files)
        elif missing == "REF115":
            _read_spec(use, place, modules)
        else:
            read_folder(use, target, place, library, modules)
    except Refused as refused:
        fault = use.fault(refused.code or missing, refused.message, refused.help)
        fault.with_fixes(use.similar_file(target, refused.files_there))
        assert fault.diagnostic
        raise Fault(replace(fault.diagnostic, notes=modules.use_note(use.scope.path))) from None


def _read_spec(use: UseStatement, place: ProjectPath, modules: Modules) -> None:
    """Read another spec, and enter its templates under its alias; raises Fault, Refused."""
    use.check_no_version("a spec")
    alias = use.alias(place.shown) if use.node.alias else None
    if os.path.isdir(place.real):
        raise Refused(f"{place.shown} is a folder", "leave .mtp out of the folder's name")
    name = modules.use(place, use.scope.path, use.span)
    use.check_pin(place.shown, lambda: sha256_of(modules.project_files.read(place)))
    if alias:
        use.uses.modules[alias] = (name,)
