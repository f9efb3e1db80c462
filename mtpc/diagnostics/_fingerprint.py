"""The identity of a finding from run to run: its code, its object and the other names in it, never its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from mtpc.diagnostics import Diagnostic
from mtpc.text import Span, ends_of, natural_key

# A name has letters and digits (leaf01.et-0/0/48, Tx1); a figure with its unit (35m, 1.9dB) or a place is not a name.
_NAME = re.compile(r"(?=\S*[A-Za-z])(?=\S*\d)[^\s,;:()'\"]+")
_FIGURE = re.compile(r"[-+]?\d+(?:[.,]\d+)*[A-Za-z%µ°]{1,3}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def fingerprints(findings: Sequence[Diagnostic]) -> list[str]:
    """One for each finding, no two the same: 32 hexadecimal digits.

    Findings that would have the same one are numbered in the natural order of their messages, then of their places.
    """
    keys = [_key(finding) for finding in findings]
    places = [(natural_key(finding.message), _place(finding)) for finding in findings]
    order = sorted(range(len(findings)), key=places.__getitem__)
    seen: dict[tuple[str, ...], int] = {}
    digests = [""] * len(findings)
    for index in order:
        number = seen.get(keys[index], 0)
        seen[keys[index]] = number + 1
        digests[index] = _digest((*keys[index], str(number)) if number else keys[index])
    return digests


def _key(finding: Diagnostic) -> tuple[str, ...]:
    if finding.object:
        others = {name.rstrip(".") for name in _NAME.findall(finding.message)} - set(ends_of(finding.object))
        return (finding.code, finding.object, *sorted(name for name in others if not _FIGURE.fullmatch(name)))
    path = finding.span.path if finding.span else ""
    return (finding.code, "", path, _NUMBER.sub("0", finding.message))


def _place(finding: Diagnostic) -> tuple[str, int, int]:
    span = finding.span or Span("", 0, 0)
    return (span.path, span.start, span.end)


def _digest(key: tuple[str, ...]) -> str:
    return sha256("\0".join(("mtpc-finding/1", *key)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
