"""What other programs are told of a code: its name, one sentence, its page."""

from __future__ import annotations

import re
from functools import cache

from mtpc.diagnostics.formats import Manual
from mtpc.rules.files import rule, rule_name

_SUMMARY = re.compile(r"^\*\w+\*: (.*)$", re.MULTILINE)


@cache
def manual(code: str) -> Manual:
    """The manual of a code; all of it is empty for one that nobody knows."""
    from mtpc.manual.explain import explain

    page = explain(code) or ""
    made = rule(code)
    match = _SUMMARY.search(page)
    return Manual(rule_name(code), made.summary if made else match[1] if match else "", page)
