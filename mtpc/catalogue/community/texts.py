"""Compares free texts of a community file with its ports; no figure is ever taken from a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtpc.catalogue.community.nodes import Item
from mtpc.catalogue.community.passive import _ARRAY
from mtpc.diagnostics import Diagnostic, Severity

_PORTS = re.compile(r"\b(\d{1,4})(?:[- ]?ports?\b| ?[x×] ?(?:\d+ ?(?:gb?|gbe|gbps|gb/s|gig)\b|q?o?sfp))", re.IGNORECASE)
_FIBRES = re.compile(r"\b(\d{1,4})[- ]?(?:fib(?:re|er)s?\b|strands?\b|f\b)", re.IGNORECASE)
_QUADS = re.compile(
    r"\b(\d{1,3})\s*x?\s*(?:(?:LC|SC)\s+)?quads?\b|\b(\d{1,3})\s*x?\s*quad\s+(?:LC|SC)\b", re.IGNORECASE
)
_MULTI = re.compile(r"\bOM[1-5]\b|multi-?mode|\b50(?:/125)? ?[µu]m\b|\b62\.5", re.IGNORECASE)
_SINGLE = re.compile(r"\bOS[12]a?\b|single-?mode|\b9(?:/125)? ?[µu]m\b", re.IGNORECASE)
_BRACKETED_ID = re.compile(r"\(#?\s*\d+\)")


def check(root: Item, cages: int) -> Iterator[Diagnostic]:
    """What texts state and the file does not have; `cages` is the count of ports that take optics."""
    keys = [key for key in ("model", "part_number", "comments", "description") if root.text(key)]
    for key in keys:
        item = root.get(key)
        assert item is not None
        yield from _fibre_kinds(key, root.text(key), item)
        yield from _fibre_count(key, root.text(key), item, root)
        yield from _port_count(key, root.text(key), item, cages)
        yield from _quads(key, root.text(key), item, root)
    number = root.get("part_number")
    if number is not None:
        yield from _number(root.text("part_number"), number)


def _fibre_kinds(key: str, text: str, item: Item) -> Iterator[Diagnostic]:
    multi, single = _MULTI.search(text), _SINGLE.search(text)
    if multi and single:
        message = f"{key} mentions {multi[0]} (multimode) and {single[0]} (single-mode)"
        yield Diagnostic(
            "IMP108", message, item.span, Severity.WARNING, help="no fibre class is taken from texts; ask the maker"
        )


def _fibre_count(key: str, text: str, item: Item, root: Item) -> Iterator[Diagnostic]:
    match, fronts = _FIBRES.search(text), root.items("front-ports")
    if not match or not fronts:
        return
    count, plausible = int(match[1]), (len(fronts), 2 * len(fronts))
    rears = root.items("rear-ports")
    arrays = len(rears) == 1 and _ARRAY.search(rears[0].text("type")) and (rears[0].number("positions") or 1) < count
    if count not in plausible or arrays:
        positions = sum(rear.number("positions") or 1 for rear in rears)
        message = f"{key} says {count} fibres; the file has {len(fronts)} front ports on {positions} rear positions"
        yield Diagnostic("IMP104", message, item.span, Severity.WARNING, help="compare it with the maker's data sheet")


def _port_count(key: str, text: str, item: Item, cages: int) -> Iterator[Diagnostic]:
    counts = [int(match[1]) for match in _PORTS.finditer(text)]
    if cages and counts and cages not in (*counts, sum(counts)):
        numbers = " and ".join(map(str, counts))
        message = f"{key} says {numbers} ports; the file has {cages} that take optics"
        yield Diagnostic("IMP104", message, item.span, Severity.WARNING, help="compare it with the maker's data sheet")


def _quads(key: str, text: str, item: Item, root: Item) -> Iterator[Diagnostic]:
    match, fronts = _QUADS.search(text), len(root.items("front-ports"))
    if not match or not fronts:
        return
    count = int(match[1] or match[2])
    if fronts != count:
        same = "a quad adapter is two duplex ports" if fronts == 2 * count else "that is not a multiple of two"
        message = f"{key} says {count} quad adapters; the file has {fronts} front ports: {same}"
        yield Diagnostic(
            "IMP104", message, item.span, Severity.WARNING, help="write the part with the ports that exist"
        )


def _number(text: str, item: Item) -> Iterator[Diagnostic]:
    bracketed = _BRACKETED_ID.search(text)
    why = "has a name and an id in brackets" if bracketed else "is digits only, which may be a shop's own id"
    if bracketed or text.isdecimal():
        message = f'part_number "{text}" {why}'
        yield Diagnostic(
            "IMP109",
            message,
            item.span,
            Severity.NOTE,
            help="state the orderable number in the part; until then its orders ask for a quotation",
        )
