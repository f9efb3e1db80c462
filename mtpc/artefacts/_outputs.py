"""Checks `output` statements against the documents and their attributes."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.artefacts._artefact import Artefact, artefacts, names
from mtpc.artefacts._buying_findings import judge_buying
from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.fixes import with_similar
from mtpc.model.floor_values import Output
from mtpc.model.site import Site
from mtpc.plan.rows.bom_lines import bom_lines


def judge_outputs(site: Site) -> Iterator[Diagnostic]:
    """Unknown documents, attributes that a document does not have, and what tables of orders have wrong."""
    if site.policy.buying.tables:
        yield from judge_buying(site)
    for output in site.outputs.values():
        artefact = artefacts().get(output.document)
        if artefact is None:
            message, help_ = f"there is no document {output.document}", f"documents are {', '.join(names())}"
            unknown = Diagnostic("REF102", message, output.origin.what, object=output.document, help=help_)
            yield with_similar(unknown, "document", output.document, names())
            continue
        for name, values in output.settings.items():
            wrong = _wrong(site, output, artefact, name, values)
            if wrong:
                code, message, help_ = wrong
                span = output.origin.attribute(name)
                yield Diagnostic(code, message, span, object=output.document, help=help_)


def _wrong(
    site: Site, output: Output, artefact: Artefact, name: str, values: tuple[str, ...]
) -> tuple[str, str, str] | None:
    """Code, message and help for an attribute that does not apply to the document."""
    if name == "format":
        return _not_among(f"document {artefact.name}", "format", values, artefact.formats)
    if name not in artefact.takes:
        takes = ", ".join(("format", *artefact.takes))
        return "TYP103", f"{name} has no effect on {artefact.name}", f"attributes of {artefact.name} are {takes}"
    formats = output.settings.get("format", artefact.formats)
    if name == "tab-per" and "xlsx" not in formats:
        return "TYP103", "tab-per splits the workbook, and xlsx is not among the formats", "add xlsx, or remove it"
    if name == "vendor" and not site.gaps:
        sold = sorted({line.ordered.vendor for line in bom_lines(site) if line.ordered.vendor})
        return _not_among("this order", "vendor", values, tuple(sold))
    return None


def _not_among(owner: str, noun: str, values: tuple[str, ...], allowed: tuple[str, ...]) -> tuple[str, str, str] | None:
    wrong = next((value for value in values if value not in allowed), None)
    if wrong is None:
        return None
    if not allowed:
        return "TYP104", f"{owner} has no {noun} {wrong}", "nothing in this spec has to be bought"
    nouns = f"{noun} is" if len(allowed) == 1 else f"{noun}s are"
    return "TYP104", f"{owner} has no {noun} {wrong}", f"its {nouns} {', '.join(allowed)}"
