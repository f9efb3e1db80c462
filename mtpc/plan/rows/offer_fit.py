"""What speaks against an offer for a part that names no maker, and in what it is more than is asked for.

Everything the design states has to be stated by the offer as well: what its record leaves open does not fit. Better is
a lower loss, a higher class of the same fibre, a longer cable within what may be longer, a reach that its maker limits
no more than the application does. Nothing else may differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mtpc.catalogue.likeness import KIND_OF_FIBRE, OPEN, attributes_of
from mtpc.catalogue.load import Library
from mtpc.catalogue.types import DirectCable, OpticPart, PanelPart, Part, Terminal, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import CABLES, Site
from mtpc.plan.rows.held import Key
from mtpc.plan.rows.rfq_fields import RFQ_FIELDS, stated_in_detail
from mtpc.units import Quantity, show

LENGTH = "length"
_FIBRE, _REACH, _MAP, _MATING = "fibre", "limit of its maker", "map", "mating"
_GENDER, _END_FACE = "gender", "end face"
_SHARE, _FREE_M = Decimal(20), Decimal(2)  # by which a cable may be longer, where no policy says: as LEN107
_NUMBERED = ("length_text", "length_ft")  # details of a record that has one length, or whose lengths nobody has read


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing in which an offer is not what the design asks for; whether it rules the offer out."""

    attribute: str
    text: str
    rules_out: bool


def remarks(site: Site, wanted: Key, offer: Part) -> list[Remark]:
    """Everything in which an offer differs from what is wanted, each attribute once."""
    found: dict[str, Remark] = {}
    for remark in _all(site, wanted, offer):
        known = found.setdefault(remark.attribute, remark)
        if remark.rules_out and not known.rules_out:
            found[remark.attribute] = remark
    return list(found.values())


def _all(site: Site, wanted: Key, offer: Part) -> Iterator[Remark]:
    design = wanted.part
    yield from _attributes(site, design, offer)
    if isinstance(design, WiredPart) and isinstance(offer, WiredPart):
        yield from _inside(design, offer)
        yield from _ends(design.terminals, offer.terminals)
        if design.kind in CABLES and wanted.length_m is not None:
            yield from _length(site, wanted.length_m, offer)
    if isinstance(design, OpticPart) and isinstance(offer, OpticPart):
        yield from _module(wanted, design, offer)
        yield from _ends(design.terminals, offer.terminals)
    if isinstance(design, PanelPart) and isinstance(offer, PanelPart) and design.fixed != offer.fixed:
        yield Remark("built in", "its built-in ports are others", True)
    yield from _details(design, offer)


def _attributes(site: Site, design: Part, offer: Part) -> Iterator[Remark]:
    """The attributes by which parts take each other's place."""
    library = Library.standard()
    mine, theirs = attributes_of(design, library), attributes_of(offer, library)
    sides = {end.side for end in design.terminals} if isinstance(design, WiredPart | OpticPart) else ()
    by_end = {f"{name} {side}" for side in sides for name in (_GENDER, _END_FACE)}  # `_ends` compares each connector
    for name in dict.fromkeys([*mine, *theirs]):
        asked, given = mine.get(name, "none"), theirs.get(name, "none")
        if name in by_end or name == KIND_OF_FIBRE:  # its class is compared
            continue
        if OPEN in (asked, given):
            if name == _MAP and OPEN not in (_wires(design), _wires(offer)):
                continue
            text = f"{name} not stated" if given == OPEN else f"the design leaves {name} open"
            yield Remark(name, text, True)
        elif asked == given or (name == _MAP and _wires(design) == _wires(offer)):
            continue
        elif name == _FIBRE:
            yield Remark(name, f"{given} for {asked}", not _is_better_fibre(site, asked, given))
        elif name == _REACH:
            yield Remark(name, f"its maker limits the reach: {given}", not _reaches_as_far(site, design, offer))
        else:
            yield Remark(name, f"{name} {given}, not {asked}", True)


def _wires(part: Part) -> object:
    return part.wiring or OPEN if isinstance(part, WiredPart) else OPEN


def _is_better_fibre(site: Site, asked: str, given: str) -> bool:
    mine, theirs = site.fibres.get(asked), site.fibres.get(given)
    return bool(mine and theirs and (mine.mode, mine.core) == (theirs.mode, theirs.core) and mine.rank <= theirs.rank)


def _reaches_as_far(site: Site, design: Part, offer: Part) -> bool:
    """Whether what the maker of an optic allows is no less than its application does, over each class of fibre."""
    application = site.applications.get(design.application) if isinstance(design, OpticPart) else None
    if application is None or (design.limits and design.limits != offer.limits):
        return False
    for limit in offer.limits:
        rows = [row for row in application.limits if limit.fibre in (None, row.fibre)]
        far = all(row.reach_m is not None and (limit.reach_m is None or limit.reach_m >= row.reach_m) for row in rows)
        low = all(limit.loss_db is None or (row.loss_db is not None and limit.loss_db >= row.loss_db) for row in rows)
        if not (far and low):
            return False
    return True


def _inside(design: WiredPart, offer: WiredPart) -> Iterator[Remark]:
    """What happens to light between the connectors."""
    if _wires(design) != _wires(offer) and OPEN not in (_wires(design), _wires(offer)):
        yield Remark(_MAP, f"map {offer.map_name or 'its own'}, not {design.map_name or 'that of the design'}", True)
    if (design.splits, design.branches, design.conditions) != (offer.splits, offer.branches, offer.conditions):
        yield Remark("light paths", "it divides or conditions light in another way", True)
    if isinstance(design, DirectCable) and isinstance(offer, DirectCable):
        if design.near_application != offer.near_application:
            yield Remark("application", f"{offer.near_application or offer.application} at end a", True)
        return
    asked, given = design.through_db or Decimal(0), offer.through_db or Decimal(0)
    if given > asked:
        yield Remark("loss through it", f"loses {show(given)} dB between its connectors, not {show(asked)} dB", True)
    if offer.splices and offer.splices != design.splices:
        yield Remark("splices", "it is spliced", True)


def _ends(design: tuple[Terminal, ...], offer: tuple[Terminal, ...]) -> Iterator[Remark]:
    """Each connector beside that of the offer."""
    if [(end.side, end.family.name) for end in design] != [(end.side, end.family.name) for end in offer]:
        yield Remark("connectors", "its connectors are others", True)
        return
    for mine, theirs in zip(design, offer, strict=True):
        if mine.lit != theirs.lit:
            yield Remark("fibres", f"{len(theirs.lit)} positions carry fibre, not {len(mine.lit)}", True)
        pairs = ((_GENDER, mine.gender, theirs.gender), (_END_FACE, mine.polish, theirs.polish))
        for name, asked, given in pairs:
            if asked is None and not mine.family.is_spliced:
                yield Remark(name, f"the design leaves the {name} of {mine.name} open", True)
            elif asked != given:
                yield Remark(name, f"{name} of {theirs.name} {given or 'not stated'}, not {asked}", True)
        if not mine.loose and mine.alignment != theirs.alignment:
            yield Remark(_MATING, f"mating of {theirs.name} {theirs.alignment or 'not stated'}", True)
        if mine.passes != theirs.passes:
            yield Remark("filter", f"{theirs.name} lets other wavelengths pass", True)
        if mine.leg_m is not None and mine.leg_m != theirs.leg_m:
            leg = "not stated" if theirs.leg_m is None else f"{show(theirs.leg_m)} m"
            yield Remark("leg lengths", f"leg {theirs.name} {leg}, not {show(mine.leg_m)} m", True)
        yield from _losses(mine, theirs)


def _losses(mine: Terminal, theirs: Terminal) -> Iterator[Remark]:
    if mine.loss_db is not None:
        if theirs.loss_db is None:
            yield Remark("grade", "grade not stated", True)
        elif theirs.loss_db != mine.loss_db:
            worse = theirs.loss_db > mine.loss_db
            word = "worse" if worse else "better"
            text = f"{word} grade: {show(theirs.loss_db)} dB a pair for {show(mine.loss_db)} dB"
            yield Remark("grade", text, worse)
    if mine.return_loss_db is not None and (theirs.return_loss_db or Decimal(0)) < mine.return_loss_db:
        given = "not stated" if theirs.return_loss_db is None else f"{show(theirs.return_loss_db)} dB"
        yield Remark("return loss", f"return loss {given}, at least {show(mine.return_loss_db)} dB is asked for", True)


def _length(site: Site, length_m: Decimal, offer: WiredPart) -> Iterator[Remark]:
    sold_m = length_sold(offer, length_m)
    if sold_m is None:
        longest = f"sold to {show(max(offer.lengths_m))} m" if offer.lengths_m else "not stated"
        yield Remark(LENGTH, f"length {longest}, {show(length_m)} m is needed", True)
    elif not offer.lengths_m and any(name in offer.detail for name in _NUMBERED):
        yield Remark(LENGTH, "the lengths it is sold in are not stated", True)
    elif sold_m != length_m:
        too_long = sold_m - length_m > _may_be_longer_by(site, length_m)
        text = f"longer: {show(sold_m)} m for {show(length_m)} m"
        note = "" if too_long else f", reach and loss are judged with {show(length_m)} m"
        yield Remark(LENGTH, f"{text}{note}", too_long)


def length_sold(offer: Part, length_m: Decimal) -> Decimal | None:
    """The shortest length sold that is long enough; None where there is none. A part that lists none has any."""
    if not isinstance(offer, WiredPart) or not offer.lengths_m:
        return length_m
    return min((sold for sold in offer.lengths_m if sold >= length_m), default=None)


def _may_be_longer_by(site: Site, length_m: Decimal) -> Decimal:
    """What a cable may be longer than asked for: the greater of a share and a length, those of LEN107."""
    stated = {each.name: each.value for each in site.policy.requires if each.scope.kind == "project"}
    share, free = stated.get("excess-share"), stated.get("excess-free")
    return max(
        length_m * (share.value if isinstance(share, Quantity) else _SHARE) / 100,
        free.value if isinstance(free, Quantity) else _FREE_M,
    )


def _module(wanted: Key, design: OpticPart, offer: OpticPart) -> Iterator[Remark]:
    if (design.tx, design.rx, design.bands) != (offer.tx, offer.rx, offer.bands):
        yield Remark("pin-out", "its lanes are at other positions", True)
    if {mode.name for mode in design.modes} - {mode.name for mode in offer.modes}:
        yield Remark("modes", "it does not run in all modes of the design's", True)
    if (design.sends, design.hears) != (offer.sends, offer.hears):
        yield Remark("wavelengths", "it sends or hears other wavelengths", True)
    coded = offer.detail.get("coding", "")
    if coded and coded.casefold() != wanted.host.casefold():
        host = f"in a device of {wanted.host}" if wanted.host else "in a device whose maker is not stated"
        yield Remark("coding", f"coded for {coded}, {host}", True)


def _details(design: Part, offer: Part) -> Iterator[Remark]:
    """What a request asks beside that: as far as the design states it, the offer has to say the same."""
    mine, theirs = stated_in_detail(design), stated_in_detail(offer)
    for name in [*(field for field, _ in RFQ_FIELDS), "bend_class"]:
        asked, given = mine.get(name, ""), theirs.get(name, "")
        if asked and asked.casefold() != given.casefold():
            shown = name.replace("_", " ")
            yield Remark(shown, f"{shown} {given or 'not stated'}, not {asked}", True)
