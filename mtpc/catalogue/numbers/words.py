"""A part number in words: what each of its pieces says, how sure that is, and from where."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.numbers.decoding import CODING_WORDS, Broken
from mtpc.catalogue.numbers.types import Decoded, NumberField, OrderedBy
from mtpc.units import show

_ORDERED = {
    OrderedBy.THIS_NUMBER: "this number",
    OrderedBy.ANOTHER_NUMBER: "another number of the maker, which changes with the length: look it up",
    OrderedBy.PRODUCT_ID: "the maker's product id, which does not follow from this name: look it up",
}
_NOT_SAID = "not said by any source"


def described(decoded: Decoded) -> Iterator[str]:
    """Lines: the number and its maker, a line a piece, what is to be ordered, what to beware of, the source."""
    scheme = decoded.scheme
    yield f"{decoded.number}   {scheme.maker}: {scheme.about}"
    rows = [
        (piece.field.about, piece.code, piece.means or _NOT_SAID, str(piece.confidence)) for piece in decoded.pieces
    ]
    rows += [(fixed.about, "", fixed.means, str(fixed.confidence)) for fixed in decoded.fixed]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        yield "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, (*widths, 0), strict=True)).rstrip()
    yield f"  ordered by {_ORDERED[scheme.ordered_by]}"
    yield from (f"  note: {note}" for note in notes(decoded))
    yield f"  source: {scheme.source.title} ({scheme.source.confidence}, read on {scheme.source.read_on})"


def notes(decoded: Decoded) -> Iterator[str]:
    """What to beware of before such a number is ordered."""
    if not decoded.is_listed:
        listed = ", ".join(map(show, decoded.lengths_listed))
        yield f"no source lists it in {decoded.length}; listed: {listed}"
    doubtful = [f"{piece.code or 'none'} ({piece.field.about})" for piece in decoded.doubtful]
    if doubtful:
        verb = "is" if len(doubtful) == 1 else "are"
        yield f"ask the maker before ordering: {', '.join(doubtful)} {verb} not certain"


def where_it_breaks(number: str, broken: Broken) -> str:
    """`after MFP7E10-N comes the length (three digits …), and 07 stands there`."""
    scheme = broken.scheme
    rest = (number.replace("-", "") if scheme.ignores_hyphens else number)[broken.matched :]
    before = (number.replace("-", "") if scheme.ignores_hyphens else number)[: broken.matched]
    stands = f"{rest} stands there" if rest else "nothing does"
    if broken.expected == "":
        return f"it ends after {before}, and {rest} follows"
    return f"after {before} comes {_expected(broken.expected)}, and {stands}"


def _expected(expected: str | NumberField) -> str:
    if isinstance(expected, str):
        return expected
    if expected.length:
        return f"the length ({CODING_WORDS[expected.length]})"
    codes = [code.text for code in expected.codes if code.text]
    if codes:
        return f"{expected.about}: {', '.join(codes[:-1])}{' or ' if codes[:-1] else ''}{codes[-1]}"
    kind = "letter" if expected.letters else "digit"
    count = expected.letters or expected.digits
    return f"{expected.about}: {count} {kind}{'s' if count > 1 else ''}"


def fields(decoded: Decoded) -> dict[str, object]:
    """The same for programs: a reading of `mtpc-number/1`."""
    scheme = decoded.scheme
    return {
        "number": decoded.number,
        "maker": scheme.maker,
        "scheme": scheme.name,
        "about": scheme.about,
        "pieces": [
            {
                "field": piece.field.name,
                "about": piece.field.about,
                "code": piece.code,
                "means": piece.means or None,
                "confidence": str(piece.confidence),
            }
            for piece in decoded.pieces
        ],
        "fixed": [
            {"about": fixed.about, "means": fixed.means, "confidence": str(fixed.confidence)} for fixed in decoded.fixed
        ],
        "length": {"figure": show(decoded.length.figure), "unit": decoded.length.unit} if decoded.length else None,
        "ordered_by": str(scheme.ordered_by),
        "notes": list(notes(decoded)),
        "source": {
            "title": scheme.source.title,
            "place": scheme.source.place or None,
            "read_on": scheme.source.read_on,
            "confidence": str(scheme.source.confidence),
        },
    }
