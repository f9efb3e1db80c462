"""The beginning of all documents for people."""

from __future__ import annotations

from functools import partial

from mtpc.artefacts.formats import page
from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.formats import waiver
from mtpc.plan.light_trouble import LightTrouble
from mtpc.plan.rows.cut_row import totals
from mtpc.plan.rows.folded_names import folded
from mtpc.plan.rows.issue import Header
from mtpc.plan.rows.pieces import piece_words
from mtpc.plan.rows.work import Work

_FINDINGS_MAX, _OTHERS_MAX = 40, 5


def facts(work: Work) -> list[tuple[str, str]]:
    """Header data, and totals."""
    head, settings = work.header, work.site.project.settings
    return [
        ("Project", head.project),
        ("Site", head.site),
        ("Revision", head.name),
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
        ("Model digest", head.model_digest),
    ]


def opening(work: Work) -> list[page.Block]:
    """The first blocks of a document: its header data, and warnings to read before relying on it."""
    texts = warnings(work)
    blocks: list[page.Block] = [page.Facts(tuple(facts(work)))]
    if texts:
        blocks += [page.Title("WARNING"), *(page.Note(text, strong=True) for text in texts)]
    return blocks


def warnings(work: Work) -> list[str]:
    """What does not work as built, grouped by reason; every open finding, and every waived one."""
    names: dict[LightTrouble, list[str]] = {}
    for name, trouble in work.uses.light.troubled():
        names.setdefault(trouble, []).append(name)
    texts = [f"{trouble}: {folded(grouped)}" for trouble, grouped in names.items()]
    if len(texts) > _FINDINGS_MAX:
        texts[_FINDINGS_MAX:] = [f"… and {len(texts) - _FINDINGS_MAX} more: path-sheet.csv lists them all"]
    waived = [finding for finding in work.issue.findings if finding.waived]
    standing = [finding for finding in work.issue.findings if not finding.waived]
    texts += _listed(work, standing, ("finding applies to this issue", "findings apply to this issue"))
    return texts + _listed(work, waived, ("finding is waived", "findings are waived"))


def _listed(work: Work, findings: list[Diagnostic], words: tuple[str, str]) -> list[str]:
    if not findings:
        return []
    texts = [f"{len(findings)} {words[len(findings) > 1]}:"]
    texts += [_finding(work, finding) for finding in findings[:_FINDINGS_MAX]]
    if len(findings) > _FINDINGS_MAX:
        texts.append(f"… and {len(findings) - _FINDINGS_MAX} more: mtpc check lists them all")
    return texts


def _finding(work: Work, finding: Diagnostic) -> str:
    """`error POL101 at cord CRD-… (sw1.et-0/0/0 -- pp1.1.1): …`: what to change, then what is wrong."""
    words = partial(piece_words, work.site, work.ends.ids)
    others = folded([words(name) for name in finding.more[:_OTHERS_MAX]])
    others += " …" if len(finding.more) > _OTHERS_MAX else ""
    alike = f" (and {finding.count - 1} more like it{f': {others}' if others else ''})" if finding.count > 1 else ""
    at = f" at {words(finding.object)}" if finding.object else ""
    waived = f"; {waiver(finding)}" if finding.waived else ""
    return f"{finding.severity} {finding.code}{at}: {finding.message}{alike}{waived}"


def warned(work: Work) -> list[tuple[str, str]]:
    """The warnings as rows of a workbook."""
    return [("WARNING", text) for text in warnings(work)]


def document(work: Work, title: str, sections: tuple[page.Section, ...], *, wide: bool = False) -> page.Document:
    """A document of this issue."""
    head: Header = work.header
    tool = f"mtpc {head.tool_version}" + (f", {head.site}" if head.site else "")
    return page.Document(title, head.project, head.name, head.date, head.model_digest, sections, wide, tool)
