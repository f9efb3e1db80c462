"""`allow CODES on OBJECTS { reason until ticket }`: a finding that is accepted for a while."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.fixes import with_similar
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.gaps import holds
from mtpc.model.expanded import Given
from mtpc.model.floor_values import Allowance, Origin
from mtpc.model.values import Day, described, spelled
from mtpc.text import Span

_WAIVER = ("reason", "until", "ticket")


@dataclass(frozen=True, slots=True)
class ExpandedWaiver:
    """`allow CODES on OBJECTS { reason until ticket }`, expanded."""

    codes: tuple[tuple[str, Span], ...]
    objects: tuple[tuple[str, Span], ...]
    attributes: dict[str, Given] = field(hash=False)
    origin: Origin


def allowances(
    waivers: Iterable[ExpandedWaiver], unread: Sequence[Diagnostic]
) -> tuple[list[Allowance], list[Diagnostic]]:
    """The waivers that are complete, and the findings about the others, but those of which a part could not be read."""
    complete: list[Allowance] = []
    findings: list[Diagnostic] = []
    for waiver in waivers:
        wrong = _wrong_waiver(waiver)
        if wrong:
            is_read = not any(each.span and holds(waiver.origin.statement, each.span) for each in unread)
            findings += [wrong] if is_read else []
            continue
        reason, until, ticket = (_text(waiver, name) for name in ("reason", "until", "ticket"))
        complete.append(Allowance(waiver.codes, waiver.objects, reason, until, ticket, waiver.origin.statement))
    return complete, findings


def _text(waiver: ExpandedWaiver, name: str) -> str:
    given = waiver.attributes.get(name)
    return spelled(given.value) if given else ""


def _wrong_waiver(waiver: ExpandedWaiver) -> Diagnostic | None:
    def fault(code: str, message: str, span: Span, help_: str) -> Diagnostic:
        return Diagnostic(code, message, span, help=help_, context=waiver.origin.context)

    for name, given in waiver.attributes.items():
        if name not in _WAIVER:
            message, help_ = f"a waiver has no attribute {name}", f"its attributes are {', '.join(_WAIVER)}"
            unknown = fault("TYP103", message, given.name_span, help_)
            return with_similar(unknown, "attribute", name, _WAIVER, safe=True)
    missing = next((name for name in ("reason", "until") if not _text(waiver, name).strip()), None)
    head = waiver.codes[0][1]
    if missing == "reason":
        return fault("TYP110", "this waiver has no reason", head, 'write `reason = "…"`: who allows it, and why')
    if missing == "until":
        return fault(
            "TYP110", "this waiver has no last day", head, "write `until = 2027-03-31`, the last day it applies"
        )
    until = waiver.attributes["until"]
    if not isinstance(until.value, Day):
        message = f"until takes a date, this is {described(until.value)}"
        return fault("TYP101", message, until.span, "write it like 2027-03-31")
    return None
