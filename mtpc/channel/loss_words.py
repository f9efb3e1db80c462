"""The words for a channel's loss terms, and for figures that are not stated."""

from __future__ import annotations

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Figure, MatedPair, Missing, Term, TermKind
from mtpc.units import show

_MISSING = {
    Figure.RECORD: "figures of {name}",
    Figure.FAR_END: "a port at the far end",
    Figure.WAVELENGTH: "wavelength of the application",
    Figure.FIBRE_CLASS: "fibre class of {name}",
    Figure.ONE_FIBRE: "one kind of fibre from end to end",
    Figure.LENGTH: "length of {name}",
    Figure.LENGTH_OF_MEASURED: "length of {name}, of which the loss was measured",
    Figure.PAIR_LOSS: "maximum loss of a mated pair of {name}",
    Figure.SPLICE_LOSS: "loss of splice {under} of {name}",
    Figure.THROUGH_LOSS: "loss through {name}, which divides light",
    Figure.LIMITS: "limits of {name} over {under}",
    Figure.LOSS_LIMIT: "loss limit of {name} over {under}",
    Figure.REACH: "reach of {name} over {under}",
    Figure.RETURN_LOSS: "return loss of mated pair {under}, {name}",
    Figure.REFLECTANCE: "reflectance limit of {name} for {under} reflections",
}

_WHOLE = {
    TermKind.THROUGH: "through {of}",
    TermKind.EXTRA: "extra loss {of}",
    TermKind.MEASURED: "{of} as measured, with its end pairs",
}


def missing_words(missing: Missing) -> str:
    """`length of up01-1`, `limits of 10GBASE-SR over OM2`."""
    if missing.kind is Figure.ATTENUATION:
        return f"attenuation of {missing.name}" + (f" at {missing.under}" if missing.under else "")
    return _MISSING[missing.kind].format(name=missing.name, under=missing.under)


def pair_words(pair: MatedPair) -> str:
    """`mated pair 1, MPO-12`."""
    return f"mated pair {pair.number}, {pair.connector}"


def term_words(term: Term) -> str:
    """`cord 3 m at 850 nm`, `mated pair 1, MPO-12`, `splice a of T, fusion 2`, `through my-tap`."""
    if term.kind is TermKind.MATED_PAIR:
        return pair_words(MatedPair(term.number, term.of))
    if term.kind is TermKind.SPLICE and not term.place:
        return f"connection {term.number}, {term.of}"
    if term.kind is TermKind.SPLICE:
        sort = f", {term.splice}" if term.splice else ""
        return f"splice {term.place} of {term.of}{sort}" + (f" {term.number}" if term.number else "")
    if term.kind in _WHOLE:
        return _WHOLE[term.kind].format(of=term.of)
    if term.length_m is None:
        return "fibre"
    return f"{term.of} {show(term.length_m)} m at {term.wavelength_nm} nm"


def pinout_shown(part: OpticPart) -> str:
    """Whose order of lanes a module has: `100GBASE-SR4`, or `pin-out NAME` of one of the user's."""
    return f"pin-out {part.own_pinout}" if part.own_pinout else part.application
