"""What a project decides about findings: how severe they are, which it waives until when, and which are selected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mtpc.diagnostics import Consequence, Diagnostic, Severity, as_finding, milder
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Policy
from mtpc.model.site import Site
from mtpc.rules.binding import stays_an_error
from mtpc.rules.files import mistake_files, rule, rule_files
from mtpc.waiving import waive


@dataclass(frozen=True, slots=True)
class Selection:
    """The codes and families that were selected (all if none is) and ignored: what is printed, never what counts."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def holds(self, finding: Diagnostic | Consequence) -> bool:
        """Whether a finding or consequence is selected and not ignored."""
        return (not self.select or finding.code.startswith(self.select)) and not finding.code.startswith(self.ignore)

    def of(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those findings that are selected and not ignored, each with such consequences only.

        Selected consequences of a finding that is not selected are findings of their own.
        """
        if not self.select and not self.ignore:
            return tuple(findings)
        return tuple(each for finding in findings for each in self._of(finding))

    def _of(self, finding: Diagnostic) -> list[Diagnostic]:
        kept = tuple(filter(self.holds, finding.consequences))
        if self.holds(finding):
            return [replace(finding, consequences=kept)]
        return [as_finding(finding, each) for each in kept]


def apply_policy(findings: Sequence[Diagnostic], site: Site, today: str | None) -> list[Diagnostic]:
    """The findings, waived and with the severity the project sets, and what is wrong with its waivers and severities.

    `today` (ISO) is the date that waivers are compared with; without it none has ended.
    """
    severity = site.policy.severity
    settled = [_as_settled(finding, severity) for finding in (*findings, *_idle_settings(site.policy))]
    if site.waivers:
        settled, about = waive(settled, site, today)
        settled += [_as_settled(finding, severity) for finding in about]
    return [each for finding in _without_general(settled) for each in _with_what_stands(finding)]


def _with_what_stands(finding: Diagnostic) -> Iterator[Diagnostic]:
    """A finding and, as findings of their own, its consequences that stand although it does not, or not as severe."""
    alone = [each for each in finding.consequences if _stands_alone(finding, each)]
    if alone:
        finding = replace(finding, consequences=tuple(each for each in finding.consequences if each not in alone))
    yield finding
    yield from (as_finding(finding, each) for each in alone)


def _stands_alone(finding: Diagnostic, consequence: Consequence) -> bool:
    hidden = finding.waived is not None or milder(finding.severity, consequence.severity)
    return hidden and consequence.waived is None


def _without_general(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings but those whose matings are all told by a more specific finding that stands as an error."""
    told: dict[str, set[tuple[int, int]]] = {}
    for finding in findings:
        if finding.matings and not finding.waived and finding.severity is Severity.ERROR:
            its_rule = rule(finding.code)
            for code in its_rule.instead_of if its_rule else ():
                told.setdefault(code, set()).update(finding.matings)
    if not told:
        return list(findings)
    return [each for each in findings if not each.matings or not each.matings <= told.get(each.code, set())]


def _as_settled(finding: Diagnostic, settings: Mapping[str, str]) -> Diagnostic:
    """The finding and its consequences with the severity the project gives each code, else its family."""
    severity = _settled(finding.code, finding.severity, settings)
    if finding.consequences:
        settled = tuple(_as_settled_consequence(each, settings) for each in finding.consequences)
        finding = replace(finding, consequences=settled)
    if severity is finding.severity:
        return finding
    return replace(finding, severity=severity, lowered=finding.severity is Severity.ERROR)


def _as_settled_consequence(consequence: Consequence, settings: Mapping[str, str]) -> Consequence:
    its_rule = rule(consequence.code)
    stated = its_rule.severity if its_rule else consequence.severity
    severity = _settled(consequence.code, stated, settings)
    lowered = stated is Severity.ERROR and severity is not Severity.ERROR
    return replace(consequence, severity=severity, lowered=lowered)


def _settled(code: str, severity: Severity, settings: Mapping[str, str]) -> Severity:
    word = settings.get(code) or settings.get(code[:3])
    if word is None or (severity is Severity.ERROR and stays_an_error(code)):
        return severity
    return Severity(word)


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
