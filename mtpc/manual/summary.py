"""What other programs need of a code: its name, one sentence, its page."""

from __future__ import annotations

from functools import cache

from mtpc.diagnostics.formats import Manual
from mtpc.rules.files import rule, rule_name


@cache
def manual_of(code: str) -> Manual:
    """The manual of a code; all of it is empty for an unknown one."""
    from mtpc.manual.explain import explain
    from mtpc.manual.mistake_pages import mistake_summary

    its_rule = rule(code)
    sentence = its_rule.summary if its_rule else mistake_summary(code)
    return Manual(rule_name(code), sentence, explain(code) or "", its_rule.effect if its_rule else "")
