"""Which codes need a premise, and which finding tells why one is missing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.symbols import Cause
from mtpc.rules.files import rule, rule_files
from mtpc.rules.rule import Premise

OF_CHANNELS = ("lanes", "budget")


class Told:
    """The findings so far, by code and object."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        self._by_key: dict[tuple[str, str], Diagnostic] = {}
        for finding in findings:
            for name in (finding.object, *finding.more):
                self._by_key.setdefault((finding.code, name), finding)
            for each in finding.consequences:
                self._by_key.setdefault((each.code, each.object), finding)

    def of(self, code: str, name: str) -> bool:
        """Whether the code is reported of a thing: then it was judged."""
        return (code, name) in self._by_key

    def because(self, codes: Iterable[str], names: Iterable[str]) -> Cause | None:
        """The finding of one of these codes about one of these things; none where it warns of what is so on purpose."""
        listed = list(names)
        keys = ((code, name) for code in codes for name in listed)
        found = next((self._by_key[key] for key in keys if key in self._by_key), None)
        on_purpose = found is not None and found.code == "LEN102" and found.severity is Severity.WARNING
        return (found.code, found.span) if found and not on_purpose else None


@cache
def codes_needing(premise: Premise, folders: tuple[str, ...] = OF_CHANNELS) -> tuple[str, ...]:
    """The codes of the rules of these folders that have this premise."""
    files = [file for file in rule_files().values() if file.folder in folders]
    return tuple(file.code for file in files if (its_rule := rule(file.code)) and premise in its_rule.premises)
