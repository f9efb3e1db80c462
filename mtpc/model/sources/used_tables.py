"""Reads the table a `use` names: a CSV file, or a sheet of a workbook."""

from __future__ import annotations

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.sources.project_files import ProjectFiles, ProjectPath
from mtpc.model.sources.table_settings import table_settings
from mtpc.model.sources.tables import TableSettings, TableTrouble, Trouble, read_csv
from mtpc.model.sources.use_statement import UseStatement, sha256_of
from mtpc.model.values import Fault, Record
from mtpc.text import Source

REPORTED_MAX = 50  # faults of one table that are reported


def read_table(use: UseStatement, target: str, place: ProjectPath, project_files: ProjectFiles) -> None:
    """Enter a table under its alias; raises Fault, Refused."""
    alias = use.alias(target)
    use.check_no_version("a table")
    if target.lower().endswith(".xls"):
        raise use.fault("TYP109", "workbooks in the older .xls format are not read", "save it as .xlsx")
    settings = table_settings(use.node, use.scope)
    use.check_pin(place.shown, lambda: sha256_of(project_files.read(place)))
    try:
        rows, troubles = _rows(place, alias, settings, project_files)
    except TableTrouble as stopped:
        rows, troubles = (), [stopped.trouble]
    use.findings += [_finding(trouble, use) for trouble in troubles[:REPORTED_MAX]]
    if troubles:
        raise Fault(None)
    use.uses.tables[alias] = rows


def _rows(
    place: ProjectPath, alias: str, settings: TableSettings, project_files: ProjectFiles
) -> tuple[tuple[Record, ...], list[Trouble]]:
    limits = project_files.settings.limits
    if place.shown.lower().endswith(".csv"):
        return read_csv(project_files.text(place), alias, settings, limits)
    from mtpc.model.sources.workbook import read_workbook

    content, path = project_files.read(place), place.shown
    if path in project_files.sources:  # another sheet of it is used too
        path = f"{path}#{settings.sheet or alias}"
    try:
        sheet, rows, troubles = read_workbook(content, Source(path, "", book=place.shown), alias, settings, limits)
    except TableTrouble as stopped:
        if stopped.source is not None:
            project_files.sources[path] = stopped.source
        raise
    project_files.sources[path] = sheet.source
    return rows, troubles


def _finding(trouble: Trouble, use: UseStatement) -> Diagnostic:
    labels = (Label(*trouble.other),) if trouble.other else ()
    return Diagnostic(trouble.code, trouble.message, trouble.span or use.span, labels=labels, help=trouble.help)
