"""Waivers: which findings and consequences a project allows until when, and what is wrong with what it allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtpc.diagnostics import Consequence, Diagnostic, Severity, Waiver
from mtpc.diagnostics.suggest import near_sentence, numbered_sentence
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Allowance
from mtpc.model.site import Site
from mtpc.model.symbols import plain
from mtpc.rules.binding import may_be_waived
from mtpc.rules.files import mistake_files, rule_files
from mtpc.text import ends_of, pair_name

Key = tuple[str, str]  # code, object
_NAMED_MAX = 5  # objects of a waiver that are named


def waive(findings: Sequence[Diagnostic], site: Site, today: str | None) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The findings, those that are allowed marked as waived, and the findings about the waivers.

    Of several for one finding the one that ends last applies, wherever it is written. Unused waivers are not
    reported where something is missing from the model.
    """
    allowed = {
        (code, _same(name)): waiver
        for waiver in sorted(site.waivers, key=lambda waiver: (waiver.until, waiver.reason, waiver.ticket))
        for code, _ in waiver.codes
        for name, _ in waiver.objects
    }
    waivers = _Waivers(allowed, today, set())
    judged = [waivers.on(finding) for finding in findings]
    return judged, [each for waiver in site.waivers for each in _about(waiver, waivers, complete=_whole(site, waiver))]


@dataclass(frozen=True, slots=True)
class _Waivers:
    """What is allowed, by code and object, and which of it has met a finding or a consequence."""

    allowed: dict[Key, Allowance]
    today: str | None
    met: set[Key]

    def of(self, code: str, name: str) -> Allowance | None:
        """What allows a code on an object; noted as met."""
        key = (code, _same(name))
        waiver = self.allowed.get(key) if name else None
        if waiver is None or not may_be_waived(code):
            return None
        self.met.add(key)
        return waiver

    def on(self, finding: Diagnostic) -> Diagnostic:
        """The finding, it and its consequences marked as waived where they are.

        A waiver of the finding holds for its consequences of the same code. If each of them is waived by itself, so is
        the finding until the first of these waivers ends; but one that has another code than all its consequences is a
        fact of its own.
        """
        own = self.of(finding.code, finding.object)
        notes = [f"it was waived until {own.until}: {own.reason}"] if own and self.over(own) else []
        waived = _waiver(own) if own and not notes else None
        consequences = tuple(
            self._follows(each, waived if each.code == finding.code else None, notes) for each in finding.consequences
        )
        if not waived and any(each.code == finding.code for each in consequences):
            waived = _first_to_end([each.waived for each in consequences])
        return replace(finding, waived=waived, consequences=consequences, notes=(*finding.notes, *notes))

    def _follows(self, consequence: Consequence, waived: Waiver | None, notes: list[str]) -> Consequence:
        """A consequence as it is waived by itself, else as its finding is; a waiver that has ended adds a note."""
        own = self.of(consequence.code, consequence.object)
        if own and self.over(own):
            notes.append(f"{consequence.code} on {consequence.object} was waived until {own.until}: {own.reason}")
        elif own:
            waived = _waiver(own)
        return replace(consequence, waived=waived) if waived else consequence

    def over(self, waiver: Allowance) -> bool:
        """Whether its last day has passed."""
        return self.today is not None and waiver.until < self.today


def _first_to_end(waivers: Sequence[Waiver | None]) -> Waiver | None:
    """Of waivers of all consequences the one that ends first; None where one is missing."""
    given = [waiver for waiver in waivers if waiver]
    return min(given, key=lambda waiver: waiver.until) if len(given) == len(waivers) else None


def _waiver(allowance: Allowance) -> Waiver:
    return Waiver(allowance.reason, allowance.until, allowance.ticket, allowance.statement)


def _whole(site: Site, waiver: Allowance) -> bool:
    """Whether nothing is missing that could be what a waiver names, or lie on its way."""
    return not any(site.gap_about(name) for name, _ in waiver.objects)


def _about(waiver: Allowance, waivers: _Waivers, *, complete: bool) -> list[Diagnostic]:
    wrong = _not_to_be_waived(waiver)
    if wrong:
        return wrong
    first_object, place = waiver.objects[0]
    if waivers.over(waiver):
        message = (
            f"the waiver of {waiver.codes[0][0]} on {first_object} ended on {waiver.until}; today is {waivers.today}"
        )
        help_ = "correct what it allows and remove it, or set a later date once somebody answers for it"
        return [Diagnostic("WAV101", message, waiver.statement, object=first_object, help=help_)]
    if not complete:
        return []
    met = waivers.met
    if not any((code, _same(name)) in met for code, _ in waiver.codes for name, _ in waiver.objects):
        message = f"this waiver of {_codes(waiver)} on {_objects(waiver)} matches no finding"
        help_ = "remove it, or name the object as `check` prints it"
        return [Diagnostic("WAV102", message, place, Severity.WARNING, object=first_object, help=help_)]
    return _half_used(waiver, met)


def _half_used(waiver: Allowance, met: set[Key]) -> list[Diagnostic]:
    """Codes reported on none of the objects, and objects on which none of the codes is reported."""
    findings = []
    for code, span in waiver.codes:
        if not any((code, _same(name)) in met for name, _ in waiver.objects):
            message, name = f"there is no finding of {code} on {_objects(waiver)}", waiver.objects[0][0]
            help_ = f"remove {code} here"
            findings.append(Diagnostic("WAV102", message, span, Severity.WARNING, object=name, help=help_))
    for name, span in waiver.objects:
        if not any((code, _same(name)) in met for code, _ in waiver.codes):
            message = f"there is no finding of {_codes(waiver)} on {name}"
            help_ = f"remove {name} here"
            findings.append(Diagnostic("WAV102", message, span, Severity.WARNING, object=name, help=help_))
    return findings


def _not_to_be_waived(waiver: Allowance) -> list[Diagnostic]:
    codes = {**rule_files(), **mistake_files()}
    findings = []
    for code, span in waiver.codes:
        if not may_be_waived(code):
            message = f"{code} cannot be waived: what cannot be read or placed is missing from every document"
            help_ = "correct what it reports"
        elif code not in codes:
            message = f"{code} is not a rule"
            near = near_sentence("rule", code, codes) or numbered_sentence("rule", code, codes)
            help_ = near or "a waiver names whole codes, such as LOS301"
        else:
            continue
        findings.append(Diagnostic("WAV103", message, span, object=code, help=help_))
    return findings


def _codes(waiver: Allowance) -> str:
    return ", ".join(code for code, _ in waiver.codes)


def _objects(waiver: Allowance) -> str:
    names = [name for name, _ in waiver.objects]
    rest = f" and {len(names) - _NAMED_MAX} more" if len(names) > _NAMED_MAX else ""
    return ", ".join(names[:_NAMED_MAX]) + rest


def _same(name: str) -> str:
    """One spelling of an object: numbers without leading zeros, the ends of `A -- B` in one order."""
    return pair_name(sorted(ends_of(plain(name))))
