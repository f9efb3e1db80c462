"""What a project decides about findings: how severe they are, which it waives until when, and which are selected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Severity, Waiver
from mtpc.diagnostics.suggest import near_sentence
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Allowance, Policy
from mtpc.model.site import Site
from mtpc.model.symbols import plain
from mtpc.rules.binding import may_be_waived, stays_an_error
from mtpc.rules.files import mistake_files, rule_files
from mtpc.text import ends_of, pair_name

Key = tuple[str, str]  # code, object
_NAMED_MAX = 5  # objects of a waiver that are named


@dataclass(frozen=True, slots=True)
class Selection:
    """The codes and families that were selected (all if none is) and ignored."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def holds(self, finding: Diagnostic) -> bool:
        """Whether a finding is selected and not ignored."""
        return (not self.select or finding.code.startswith(self.select)) and not finding.code.startswith(self.ignore)

    def of(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those findings that are selected and not ignored."""
        return tuple(filter(self.holds, findings))


def apply_policy(findings: Sequence[Diagnostic], site: Site, today: str | None) -> list[Diagnostic]:
    """The findings, waived and with the severity the project sets, and what is wrong with its waivers and severities.

    `today` (ISO) is the date that waivers are compared with; without it none has ended.
    """
    settled = [*findings, *_idle_settings(site.policy)]
    if site.waivers:
        settled = _waive(settled, site, today)
    return [_as_settled(finding, site.policy.severity) for finding in settled]


# ---- severity ----------------------------------------------------------------------------------


def _as_settled(finding: Diagnostic, settings: Mapping[str, str]) -> Diagnostic:
    """The finding with the severity the project gives its code, else its family."""
    word = settings.get(finding.code) or settings.get(finding.code[:3])
    if word is None or (finding.severity is Severity.ERROR and stays_an_error(finding.code)):
        return finding
    return replace(finding, severity=Severity(word))


def _idle_settings(policy: Policy) -> list[Diagnostic]:
    """Severities set for codes that do not exist, or that stay errors whatever is set."""
    if not policy.severity:
        return []
    codes = [*rule_files(), *mistake_files()]
    findings = []
    for name, span in policy.severity_at.items():
        if not any(code.startswith(name) for code in codes):
            message, help_ = f"{name} is not a rule or a family", "use one that the manual of findings lists"
        elif stays_an_error(name) and policy.severity[name] != Severity.ERROR:
            message = f"{name} stays an error: what cannot be read is missing from every document"
            help_ = "remove this setting"
        else:
            continue
        findings.append(Diagnostic("TYP104", message, span, help=help_))
    return findings


# ---- waivers -----------------------------------------------------------------------------------


def _waive(findings: Sequence[Diagnostic], site: Site, today: str | None) -> list[Diagnostic]:
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
    met: set[Key] = set()
    judged = [_met(finding, allowed, met, today) for finding in findings]
    for waiver in site.waivers:
        judged += _about(waiver, met, today, complete=not site.incomplete)
    return judged


def _met(finding: Diagnostic, allowed: dict[Key, Allowance], met: set[Key], today: str | None) -> Diagnostic:
    key = (finding.code, _same(finding.object))
    waiver = allowed.get(key)
    if waiver is None or not finding.object or not may_be_waived(finding.code):
        return finding
    met.add(key)
    if _over(waiver, today):
        return replace(finding, notes=(*finding.notes, f"it was waived until {waiver.until}: {waiver.reason}"))
    return replace(finding, waived=Waiver(waiver.reason, waiver.until, waiver.ticket, waiver.statement))


def _about(waiver: Allowance, met: set[Key], today: str | None, *, complete: bool) -> list[Diagnostic]:
    wrong = _not_to_be_waived(waiver)
    if wrong:
        return wrong
    first_object, place = waiver.objects[0]
    if _over(waiver, today):
        message = f"the waiver of {waiver.codes[0][0]} on {first_object} ended on {waiver.until}; today is {today}"
        help_ = "correct what it allows and remove it, or set a later date once somebody answers for it"
        return [Diagnostic("WAV101", message, waiver.statement, object=first_object, help=help_)]
    if not complete:
        return []
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
            help_ = near_sentence("rule", code, codes) or "a waiver names whole codes, such as LOS301"
        else:
            continue
        findings.append(Diagnostic("WAV103", message, span, object=code, help=help_))
    return findings


def _over(waiver: Allowance, today: str | None) -> bool:
    return today is not None and waiver.until < today


def _codes(waiver: Allowance) -> str:
    return ", ".join(code for code, _ in waiver.codes)


def _objects(waiver: Allowance) -> str:
    names = [name for name, _ in waiver.objects]
    rest = f" and {len(names) - _NAMED_MAX} more" if len(names) > _NAMED_MAX else ""
    return ", ".join(names[:_NAMED_MAX]) + rest


def _same(name: str) -> str:
    """One spelling of an object: numbers without leading zeros, the ends of `A -- B` in one order."""
    return pair_name(sorted(ends_of(plain(name))))
