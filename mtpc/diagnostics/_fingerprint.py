"""What a finding is known by from run to run: its code, its object and the other names in it, never its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from mtpc.diagnostics import Diagnostic
from mtpc.text import Span, ends_of, natural_key

# A name holds letters and digits (leaf01.et-0/0/48, Tx1); a figure with its unit (35m, 1.9dB) and a place are no names.
_NAME = re.compile(r"(?=\S*[A-Za-z])(?=\S*\d)[^\s,;:()'\"]+")
_FIGURE = re.compile(r"[-+]?\d+(?:[.,]\d+)*[A-Za-z%µ°]{1,3}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def fingerprints(found: Sequence[Diagnostic]) -> list[str]:
    """One for each finding, no two alike: 32 hexadecimal digits.

    Those that would be alike are numbered in the natural order of what they say, then as they are written.
    """
    keys = [_key(one) for one in found]
    order = sorted(range(len(found)), key=lambda at: (natural_key(found[at].message), _place(found[at]), at))
    seen: dict[tuple[str, ...], int] = {}
    made = [""] * len(found)
    for at in order:
        number = seen.get(keys[at], 0)
        seen[keys[at]] = number + 1
        made[at] = _digest((*keys[at], str(number)) if number else keys[at])
    return made


def _key(found: Diagnostic) -> tuple[str, ...]:
    if found.object:
        others = {name.rstrip(".") for name in _NAME.findall(found.message)} - set(ends_of(found.object))
        return (found.code, found.object, *sorted(name for name in others if not _FIGURE.fullmatch(name)))
    path = found.span.path if found.span else ""
    return (found.code, "", path, _NUMBER.sub("0", found.message))


def _place(found: Diagnostic) -> tuple[str, int, int]:
    span = found.span or Span("", 0, 0)
    return (span.path, span.start, span.end)


def _digest(key: tuple[str, ...]) -> str:
    return sha256("\0".join(("mtpc-finding/1", *key)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
