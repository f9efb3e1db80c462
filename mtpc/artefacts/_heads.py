"""What all documents for people begin with."""

from __future__ import annotations

from mtpc.artefacts.formats import page
from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.formats import waiver
from mtpc.plan.light_words import LightTrouble, troubled
from mtpc.plan.rows.cut_rows import totals
from mtpc.plan.rows.issue import Header
from mtpc.plan.rows.leg_channels import folded
from mtpc.plan.rows.work import Work

_FINDINGS_MAX = 40


def facts(work: Work) -> list[tuple[str, str]]:
    """Header data, and how much there is of everything."""
    head, settings = work.header, work.site.project.settings
    return [
        ("Project", head.project),
        ("Site", head.site),
        ("Revision", head.revision),
        ("Date", head.date),
        ("Owner", head.owner),
        ("Ticket", head.ticket),
        ("Author", head.author),
        ("Checker", head.checker),
        ("Supplier", settings.get("supplier", "")),
        ("Contact", settings.get("contact", "")),
        ("In an emergency", settings.get("emergency", "")),
        ("Documents held", settings.get("spec", "")),
        ("First and last day", " to ".join(day for day in (settings.get("start"), settings.get("end")) if day)),
        ("Totals", ", ".join(f"{count} {name}" for name, count in totals(work.site, work.cuts))),
        ("Changes", "not counted: there is no earlier issue to compare with"),
        ("Catalogues", ", ".join(f"{name} {version}" for name, version, _ in head.catalogues)),
        ("Spec digest", head.spec_digest),
    ]


def opening(work: Work) -> list[page.Block]:
    """The first blocks of a document: its header data, and what the reader has to know before relying on it."""
    told = warnings(work)
    blocks: list[page.Block] = [page.Facts(tuple(facts(work)))]
    if told:
        blocks += [page.Title("WARNING"), *(page.Note(text, strong=True) for text in told)]
    return blocks


def warnings(work: Work) -> list[str]:
    """What does not work as built, alike things together; every finding that stands, and every one that is allowed."""
    names: dict[LightTrouble, list[str]] = {}
    for name, trouble in troubled(work.plant):
        names.setdefault(trouble, []).append(name)
    told = [f"{trouble}: {folded(called)}" for trouble, called in names.items()]
    allowed = [one for one in work.issue.findings if one.waived]
    standing = [one for one in work.issue.findings if not one.waived]
    told += _listed(standing, ("finding stands against this issue", "findings stand against this issue"))
    return told + _listed(allowed, ("finding is allowed for a while", "findings are allowed for a while"))


def _listed(found: list[Diagnostic], said: tuple[str, str]) -> list[str]:
    if not found:
        return []
    told = [f"{len(found)} {said[0] if len(found) == 1 else said[1]}:", *map(_finding, found[:_FINDINGS_MAX])]
    if len(found) > _FINDINGS_MAX:
        told.append(f"… and {len(found) - _FINDINGS_MAX} more: mtpc check lists them all")
    return told


def _finding(one: Diagnostic) -> str:
    alike = f" (and {one.count - 1} more alike)" if one.count > 1 else ""
    allowed = f"; {waiver(one)}" if one.waived else ""
    return f"{one.severity} {one.code}: {one.message}{alike}{allowed}"


def warned(work: Work) -> list[tuple[str, str]]:
    """The warnings as rows of a workbook."""
    return [("WARNING", text) for text in warnings(work)]


def document(work: Work, title: str, sections: tuple[page.Section, ...], *, wide: bool = False) -> page.Document:
    """A document of this issue."""
    head: Header = work.header
    tool = f"mtpc {head.tool_version}" + (f", {head.site}" if head.site else "")
    return page.Document(title, head.project, head.revision, head.date, head.spec_digest, sections, wide, tool)
