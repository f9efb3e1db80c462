"""A baseline as a text: a line with its schema, then one line an object, sorted, so that git merges it.

    {"schema": "mtpc-baseline/1"}
    {"object": "up1", "says": "5d41…", "findings": {"b4ea…": "LEN101"}, "unjudged": ["LOS301"]}

`says` is a digest of the statements of the object and of its part: once they say something else, the line is void.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from mtpc.lazy_dataclass import dataclass
from mtpc.text import natural_key

SCHEMA = "mtpc-baseline/1"
_DIGEST = re.compile(r"[0-9a-f]{32}")
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
_MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
Key = tuple[str, str]  # object, what its statements say


class BrokenBaseline(Exception):
    """A baseline that cannot be used, and why."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an object while its statements say the same: codes by fingerprint, codes that did not judge."""

    findings: Mapping[str, str] = field(default_factory=dict, hash=False)
    unjudged: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.findings or self.unjudged)


Entries = dict[Key, Known]


def merged(known: Known, other: Known) -> Known:
    """What either knows."""
    return Known({**known.findings, **other.findings}, known.unjudged | other.unjudged)


def common(known: Known, other: Known) -> Known:
    """What both know."""
    findings = {mark: code for mark, code in known.findings.items() if mark in other.findings}
    return Known(findings, known.unjudged & other.unjudged)


def count(entries: Entries) -> tuple[int, int]:
    """How many findings and how many objects that were not judged are known."""
    unjudged = {name for (name, _), known in entries.items() if known.unjudged}
    return sum(len(known.findings) for known in entries.values()), len(unjudged)


# ---- as a text ---------------------------------------------------------------------------------


def as_text(entries: Entries) -> str:
    """The file, one line an object."""
    lines = [json.dumps({"schema": SCHEMA})]
    for (name, says), known in sorted(entries.items(), key=lambda entry: (natural_key(entry[0][0]), entry[0][1])):
        fields: dict[str, object] = {"object": name, "says": says}
        if known.findings:
            fields["findings"] = dict(sorted(known.findings.items(), key=lambda item: (item[1], item[0])))
        if known.unjudged:
            fields["unjudged"] = sorted(known.unjudged)
        lines.append(json.dumps(fields, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def read(path: str, text: str) -> Entries:
    """The entries of a file; raises `BrokenBaseline`, which names the line."""
    lines = list(_lines(path, text))
    if not lines or lines[0][1].get("schema") != SCHEMA:
        stated = lines[0][1].get("schema") if lines else None
        newer = isinstance(stated, str) and stated.startswith("mtpc-baseline/")
        told = f"is of another version, {stated}" if newer else f"is not a baseline: its first line is no {SCHEMA}"
        raise BrokenBaseline(f"{path} {told}; write it anew with --write-baseline")
    entries: Entries = {}
    for number, fields in lines[1:]:
        key, known = _entry(path, number, fields)
        entries[key] = merged(entries.get(key, Known()), known)
    return entries


def _lines(path: str, text: str) -> Iterator[tuple[int, dict[str, object]]]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        if line.startswith(_MERGE_MARKS):
            raise BrokenBaseline(
                f"{path} has an unsettled merge at line {number}; keep the lines of both sides without the marks"
            )
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            raise _broken(path, number)
        yield number, fields


def _entry(path: str, number: int, fields: dict[str, object]) -> tuple[Key, Known]:
    name, says = fields.get("object"), fields.get("says")
    findings, unjudged = fields.get("findings", {}), fields.get("unjudged", [])
    if not (isinstance(name, str) and isinstance(says, str) and isinstance(findings, dict)):
        raise _broken(path, number)
    if not _DIGEST.fullmatch(says) or not isinstance(unjudged, list):
        raise _broken(path, number)
    marks = all(_DIGEST.fullmatch(mark) for mark in findings)
    codes = [*findings.values(), *unjudged]
    if not marks or not all(isinstance(code, str) and _CODE.fullmatch(code) for code in codes):
        raise _broken(path, number)
    return (name, says), Known(findings, frozenset(unjudged))


def _broken(path: str, number: int) -> BrokenBaseline:
    return BrokenBaseline(
        f"{path} cannot be used: line {number} is not a line of a baseline; restore the file from version control"
    )
