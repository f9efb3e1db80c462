"""Findings about the fill of trays."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from mtpc.diagnostics import Diagnostic
from mtpc.model.auto_length_values import Position
from mtpc.model.site import Site
from mtpc.model.tray_values import Tray
from mtpc.rules.floor._fill import TrayPiece, TrayUse
from mtpc.rules.rule import Rule
from mtpc.text import counts_up, name_runs, natural_key
from mtpc.units import show

# An example: one cable of 6 m in a tray of 10 by 10 mm.
ONE_CABLE = (
    "rack S[1..2] : acme.rack-42u {{ row-origin = 0m; pitch = 2m }}\n"
    "tray way at S1 -- S2 {{ drop = 1m; width = 10mm; loading-depth = 10mm }}\n"
    "panel sa[1..2] : acme.panel-4slot at S[1..2].U42\n"
    "plate sa[1..2].1 : acme.plate-12mpo-opposed-pc\n"
    "trunk S : acme.trunk-mpo12-b-om4 at sa1.1.rear1 -- sa2.1.rear1 {{ length = 6m; diameter = {} }}"
)
_SHOWN_MAX = 8  # cables that are named in a note


def worst_piece(site: Site, use: TrayUse, tray: Tray) -> TrayPiece | None:
    """The fullest piece of a tray whose inside is stated, the first of several; None where nothing runs in it."""
    return max(use.pieces(site, tray), key=lambda piece: piece.fill, default=None)


def unknown_parts(site: Site, use: TrayUse, tray: Tray) -> Counter[str]:
    """The parts in any piece of a tray whose diameter is not known, with the most cables of each in one piece."""
    most: Counter[str] = Counter()
    for piece in use.pieces(site, tray):
        most |= piece.unknown
    return most


def fill_finding(rule: Rule, site: Site, use: TrayUse, piece: TrayPiece, limit: Decimal, words: str) -> Diagnostic:
    """A diagnostic at a tray, with the piece, its fill and the cables in it."""
    tray = piece.tray
    cables = "1 cable" if piece.cables == 1 else f"{piece.cables} cables"
    occupied = f" and {show(tray.occupied)} % that lie there already" if tray.occupied else ""
    where = f"between {_place(site, piece.start)} and {_place(site, piece.end)}"
    fact = f"{tray.kind} {tray.name} is {_tenth(piece.fill)} % full {where}, with {cables}{occupied}"
    return Diagnostic(
        rule.code,
        f"{fact}; {words} {show(limit)} %",
        tray.origin.what,
        severity=rule.severity,
        object=tray.name,
        help="lead some of them another way (`avoid = …`), or take a larger tray",
        notes=(f"in it: {_cables(site, use, piece)}",),
        context=tray.origin.context,
    )


def _tenth(fill: Decimal) -> str:
    return show(Decimal(format(fill, ".1f")))


def _place(site: Site, position: Position) -> str:
    """A place by the rack that stands there, by the waypoint, or by its distances."""
    for rack in site.racks:
        if rack.position == position:
            return rack.name
    for waypoint in site.waypoints.values():
        if waypoint.position == position:
            return waypoint.name
    return f"{show(position.along_m)} m along and {show(position.across_m)} m across"


def _cables(site: Site, use: TrayUse, piece: TrayPiece) -> str:
    """Names of the cables in a piece, by part."""
    inside = [
        cable
        for cable, passage in use.passing[piece.tray.name]
        if _order(passage.start) <= _order(piece.start) < _order(passage.end)
        or _order(passage.end) <= _order(piece.start) < _order(passage.start)
    ]
    names: dict[str, list[str]] = {}
    for cable in inside:
        names.setdefault(site.part_of(cable).name, []).append(site.name_of(cable))
    counted = Counter({part: len(cables) for part, cables in names.items()})
    shown = []
    for part, count in sorted(counted.items(), key=lambda entry: (-entry[1], natural_key(entry[0]))):
        every = name_runs(sorted(names[part], key=natural_key), counts_up)
        runs = [run[0] if len(run) == 1 else f"{run[0]}..{run[-1]}" for run in every]
        more = f" and {len(runs) - _SHOWN_MAX} more" if len(runs) > _SHOWN_MAX else ""
        shown.append(f"{count} {part} ({', '.join(runs[:_SHOWN_MAX])}{more})")
    return "; ".join(shown)


def _order(position: Position) -> tuple[str, Decimal, Decimal]:
    return position.space, position.along_m, position.across_m
