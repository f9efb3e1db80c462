"""Waivers meet the findings they allow: each by its code and its object, until a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Severity, Waiver
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.floor_values import Allowance
from mtpc.model.site import Site
from mtpc.model.symbols import plain
from mtpc.rules._rule import mistake_files, rule_files

# What could not be read or placed is missing from every document: nobody can allow that.
NOT_WAIVED = ("SYN", "REF", "TYP", "PRT", "CAT", "WAV")
Key = tuple[str, str]  # code, object


def waive(found: Sequence[Diagnostic], site: Site, today: str | None) -> list[Diagnostic]:
    """The findings, those that are allowed marked as waived, and what is to be said of the waivers.

    Of several for one finding the one that holds longest counts, wherever it stands. `today` (ISO) is the day they are
    measured by; without it none has ended. What waivers do not match is not told
    where something is missing from the floor.
    """
    allowed = {
        (code, _same(name)): waiver
        for waiver in sorted(site.waivers, key=lambda one: (one.until, one.reason, one.ticket))
        for code, _ in waiver.codes
        for name, _ in waiver.objects
    }
    met: set[Key] = set()
    judged = [_met(one, allowed, met, today) for one in found]
    for waiver in site.waivers:
        judged += _about(waiver, met, today, complete=not site.incomplete)
    return judged


def _met(found: Diagnostic, allowed: dict[Key, Allowance], met: set[Key], today: str | None) -> Diagnostic:
    key = (found.code, _same(found.object))
    waiver = allowed.get(key)
    if waiver is None or not found.object or found.code.startswith(NOT_WAIVED):
        return found
    met.add(key)
    if _over(waiver, today):
        return replace(found, notes=(*found.notes, f"it was allowed until {waiver.until}: {waiver.reason}"))
    return replace(found, waived=Waiver(waiver.reason, waiver.until, waiver.ticket, waiver.statement))


def _about(waiver: Allowance, met: set[Key], today: str | None, *, complete: bool) -> list[Diagnostic]:
    wrong = _not_to_be_waived(waiver)
    if wrong:
        return wrong
    first_object, place = waiver.objects[0]
    if _over(waiver, today):
        message = f"the waiver of {waiver.codes[0][0]} on {first_object} ended on {waiver.until}, today is {today}"
        help_ = "mend what it allows and remove it, or give it a later day once somebody answers for it"
        return [Diagnostic("WAV101", message, waiver.statement, object=first_object, help=help_)]
    if not complete:
        return []
    if not any((code, _same(name)) in met for code, _ in waiver.codes for name, _ in waiver.objects):
        message = f"nothing is found that this waiver of {_codes(waiver)} on {first_object} allows"
        help_ = "remove it; what `check` prints as the object is what a waiver names"
        return [Diagnostic("WAV102", message, place, Severity.WARNING, object=first_object, help=help_)]
    return _half_used(waiver, met)


def _half_used(waiver: Allowance, met: set[Key]) -> list[Diagnostic]:
    """Codes found on none of the objects, and objects on which none of the codes is found."""
    found = []
    for code, span in waiver.codes:
        if not any((code, _same(name)) in met for name, _ in waiver.objects):
            message, name = f"{code} is found on nothing that this waiver names", waiver.objects[0][0]
            found.append(Diagnostic("WAV102", message, span, Severity.WARNING, object=name, help=f"remove {code} here"))
    for name, span in waiver.objects:
        if not any((code, _same(name)) in met for code, _ in waiver.codes):
            message = f"nothing of {_codes(waiver)} is found on {name}"
            found.append(Diagnostic("WAV102", message, span, Severity.WARNING, object=name, help=f"remove {name} here"))
    return found


def _not_to_be_waived(waiver: Allowance) -> list[Diagnostic]:
    known = {**rule_files(), **mistake_files()}
    found = []
    for code, span in waiver.codes:
        if code.startswith(NOT_WAIVED):
            message = f"{code} cannot be waived: what cannot be read or placed is missing from every document"
            help_ = "mend what it tells"
        elif code not in known:
            message = f"there is no rule {code}"
            help_ = near_sentence("rule", code, known) or "a waiver names whole codes, such as LOS301"
        else:
            continue
        found.append(Diagnostic("WAV103", message, span, object=code, help=help_))
    return found


def _over(waiver: Allowance, today: str | None) -> bool:
    return today is not None and waiver.until < today


def _codes(waiver: Allowance) -> str:
    return ", ".join(code for code, _ in waiver.codes)


def _same(name: str) -> str:
    """One spelling of an object: numbers without leading zeros, the ends of `A -- B` in one order."""
    return " -- ".join(sorted(plain(name).split(" -- ")))
