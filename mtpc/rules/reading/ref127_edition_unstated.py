"""REF127 edition-unstated: a spec does not say which edition of the language it is written in."""

from __future__ import annotations

from mtpc.diagnostics import Severity
from mtpc.rules.rule import Rule

RULE = Rule(
    __name__,
    severity=Severity.NOTE,
    summary="A spec does not say which edition of the language it is written in.",
    why=(
        "It is read by the only edition there is. Once there is another one, nobody can tell which of them was meant; "
        "with `edition` a spec means the same as long as it exists."
    ),
    fix="Write `edition 2026` as the first statement; `mtpc check --fix` does.",
)
