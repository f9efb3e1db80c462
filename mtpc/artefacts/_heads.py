"""What all documents for people begin with."""

from __future__ import annotations

from mtpc.artefacts.formats import page
from mtpc.plan.cuts import totals
from mtpc.plan.issue import Header
from mtpc.plan.work import Work


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


def document(work: Work, title: str, sections: tuple[page.Section, ...], *, wide: bool = False) -> page.Document:
    """A document of this issue."""
    head: Header = work.header
    tool = f"mtpc {head.tool_version}" + (f", {head.site}" if head.site else "")
    return page.Document(title, head.project, head.revision, head.date, head.spec_digest, sections, wide, tool)
