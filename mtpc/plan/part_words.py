"""The words for a part: polarity, grade, pass limit, and how far its facts are to be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from mtpc.catalogue.splicing import STRAIGHT
from mtpc.catalogue.types import Confidence, Part, Splice, Terminal, WiredPart
from mtpc.model.site import Site
from mtpc.units import show

OWN_MAP = "own map"  # the part lists its position map itself: its drawing has it
_DUPLEX = {"duplex-ab": "A-to-B", "duplex-aa": "A-to-A"}  # duplex cords, as TIA-568.3 calls them
_LETTER = re.compile(r"([abc])\d+")
_ON_PAPER = Decimal("0.001")


def polarity(part: WiredPart) -> str:
    """The map as the trade calls it on papers: A, B, C, A-to-B of a duplex cord; else its name."""
    return _DUPLEX.get(part.map_name) or map_shown(part)


def map_shown(part: WiredPart) -> str:
    """A, B or C where the letter says all there is; else the name of the map, `own map` for the part's own."""
    match = _LETTER.fullmatch(part.map_name)
    if match and all(terminal.family.rows == 1 for terminal in part.terminals):
        return match[1].upper()
    return OWN_MAP if part.map_name == "own" else part.map_name


def grade(terminals: Iterable[Terminal]) -> str:
    """`low 0.35`: grade and maximum loss of one mated pair in dB; ends that differ are separated by a slash."""
    stated = dict.fromkeys(_grade(terminal) for terminal in terminals)
    return " / ".join(text for text in stated if text)


def fibre_shown(site: Site, part: WiredPart) -> str:
    """Fibre class and bend class."""
    fibre = site.fibres.get(part.fibre or "")
    shown = fibre.shown if fibre else (part.fibre or "")
    bend = part.detail.get("bend_class", "")
    return f"{shown} {bend}".strip() if shown else ""


def leg_lengths(ends: Iterable[Terminal]) -> str:
    """`2 / 3 / 4 / 5`: the legs of one side in metres, in order; one figure where all are as long, "" if not stated."""
    lengths_m = [end.leg_m for end in ends]
    if all(length_m is None for length_m in lengths_m):
        return ""
    shown = ["not stated" if length_m is None else show(length_m) for length_m in lengths_m]
    return shown[0] if len(set(lengths_m)) == 1 else " / ".join(shown)


def leg_notes(part: WiredPart) -> Iterator[str]:
    """`legs of end b beyond the divider: 2 / 3 / 4 / 5 m`, a side each that states them."""
    for side in dict.fromkeys(end.side for end in part.terminals):
        if shown := leg_lengths(end for end in part.terminals if end.side == side):
            yield f"legs of end {side} beyond the divider: {shown} m"


def splice_shown(splice: Splice) -> str:
    """`2 splices mid, fusion, 0.3 dB each (TIA-568.3 ceiling)`; a map only where fibres are crossed."""
    loss = "loss unknown" if splice.loss_db is None else f"{show(splice.loss_db)} dB"
    loss += " each" if splice.count > 1 else ""
    loss += f" ({splice.ceiling} ceiling)" if splice.ceiling else ""
    crossed = "" if splice.map_name == STRAIGHT else f"map {splice.map_name}"
    what = f"splice {splice.place}" if splice.count == 1 else f"{splice.count} splices {splice.place}"
    return ", ".join(filter(None, (what, splice.kind, loss, crossed)))


def doubts(site: Site, part: Part) -> Iterator[str]:
    """What has to be known before the part is relied on or ordered."""
    if part.fact.confidence != Confidence.HIGH:
        recalled = ", recalled" if part.fact.recalled else ""
        yield f"{part.name}: facts of {part.fact.confidence} confidence{recalled}"
    vendor = site.vendors.get(part.vendor)
    if vendor is not None and vendor.demonstration:
        yield f"{part.name}: invented part of a demonstration vendor"
    elif (part.number or part.numbers) and part.number_confidence != Confidence.HIGH:
        number = f"number {part.number} is" if part.number else "numbers by length are"
        yield f"part {number} of {part.number_confidence} confidence: ask before ordering"


def number_for(part: Part, length_m: Decimal | None) -> str:
    """The orderable number of a piece of that length; "" where none is known."""
    return part.numbers.get(length_m, "") if part.numbers and length_m is not None else part.number


def orderable(site: Site, part: Part, number: str) -> bool:
    """Whether a number of it may be put on an order: it is certain, and so is whose it is."""
    vendor = site.vendors.get(part.vendor)
    in_spec = not part.catalogue and bool(part.vendor)  # its author names the maker, and answers for the number
    is_of_somebody = in_spec if vendor is None else not vendor.demonstration
    return bool(number) and part.number_confidence == Confidence.HIGH and is_of_somebody


def vendor_shown(site: Site, part: Part) -> str:
    """Name of the vendor as people write it."""
    vendor = site.vendors.get(part.vendor)
    return vendor.shown if vendor else part.vendor


def on_paper(value: Decimal) -> str:
    """A figure as it is printed on pages: at most three decimals, half rounded up; tables have it exact."""
    return show(value.quantize(_ON_PAPER, ROUND_HALF_UP) if value % _ON_PAPER else value)


def all_on_paper(figures: Iterable[Decimal]) -> str:
    """`0.723; 0.705`."""
    return "; ".join(map(on_paper, figures))


def shown_all(values: Iterable[Decimal | int]) -> str:
    """Figures separated by semicolons."""
    return ";".join(show(Decimal(value)) for value in values)


def _grade(terminal: Terminal) -> str:
    loss = show(terminal.loss_db) if terminal.loss_db is not None else ""
    return f"{terminal.grade or ''} {loss}".strip()
