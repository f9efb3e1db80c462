"""What is written is not what a reader sees: names, and texts and comments around them."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.all_files import ExpandedFloor
from mtpc.model.odd_names import odd_names
from mtpc.text import Source


def not_as_seen(floor: ExpandedFloor, specs: Iterable[Source]) -> list[Diagnostic]:
    """A finding for each name, and each text or comment, that is not what it looks like."""
    findings = odd_names(floor.statements, floor.as_a_whole)
    odd = [spec for spec in specs if not _is_plain(spec.text)]
    if odd:
        from mtpc.model.odd_texts import odd_texts

        for spec in odd:
            findings += odd_texts(spec, findings)
    return findings


def _is_plain(text: str) -> bool:
    return text.isascii()  # control characters are faults of the syntax
