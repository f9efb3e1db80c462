"""A bill of materials that somebody else made, beside that of the design: what agrees, is wrong, is missing."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.lazy_dataclass import dataclass
from mtpc.model.order_values import Holding
from mtpc.model.site import Site
from mtpc.plan.rows.bom_cells import cells
from mtpc.plan.rows.bom_lines import Bill, BomLine
from mtpc.plan.rows.held import Articles, Key, NamedLine, disagreements, left_open
from mtpc.plan.rows.order_words import GivenVerdict
from mtpc.units import show

COLUMNS = ("verdict", "part", "length", "length_unit", "given", "design", "spares", "difference", "notes", "row")
_CHOICES = {
    "gender_a": "gender", "gender_b": "gender", "polish": "end face", "fibre": "fibre", "polarity": "map",
}  # fmt: skip
_SIDES = {"gender_a": "a", "gender_b": "b"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of the comparison."""

    verdict: GivenVerdict
    part: str
    length: str
    given: int
    line: BomLine | None  # what is needed; None: of that nothing is
    note: str
    row: Holding | None  # None: no row of the given bill is for the line

    @property
    def difference(self) -> int:
        """Pieces given beyond design and spares."""
        return self.given - (self.line.needed + self.line.spares if self.line else 0)


def compared(site: Site, bill: Bill) -> list[Compared]:
    """Each row that is wrong, then each line of the design with all that is given for it."""
    assert bill.articles
    lines = {line.key: line for line in bill.lines}
    right: dict[Key, list[Holding]] = {}
    found = []
    for row in site.policy.buying.given:
        key, wrong = _judged(site, bill.articles, row)
        if key is not None:
            right.setdefault(key, []).append(row)
        else:
            verdict, note = wrong
            found.append(Compared(verdict, row.part, _length(row), row.count, None, note, row))
    return found + [_of_line(line, right.get(key, [])) for key, line in lines.items()]


def _of_line(line: BomLine, rows: list[Holding]) -> Compared:
    given, wanted = sum(row.count for row in rows), line.needed + line.spares
    unequal = GivenVerdict.MISSING if given < wanted else GivenVerdict.SURPLUS
    verdict = GivenVerdict.AGREES if given == wanted else unequal
    note = "the design is covered, spares are not" if line.needed <= given < wanted else ""
    length = "" if line.length_m is None else show(line.length_m)
    return Compared(verdict, line.part.name, length, given, line, note, rows[0] if rows else None)


def _judged(site: Site, known: Articles, row: Holding) -> tuple[Key | None, tuple[GivenVerdict, str]]:
    """The line a row is for; else what is wrong with it, beside the line that is nearest to it."""
    named = known.by_name.get(row.part, [])
    if not named:
        return None, (GivenVerdict.NOT_NEEDED, "nothing of that name or number is needed")
    long_enough = [each for each in named if row.length_m in (each.length_m, *([None] if each.part.numbers else []))]
    if not long_enough:
        lengths = " or ".join(f"{show(each.length_m)} m" for each in named if each.length_m is not None)
        return None, (GivenVerdict.WRONG, f"wrong length: {lengths or 'it has none'} is needed")
    agreeing = [each for each in long_enough if not disagreements(site, row, each.part)]
    if not agreeing:
        return None, (GivenVerdict.WRONG, "; ".join(_disagreeing(site, row, long_enough[0])))
    stated = {name for name, _ in row.stated}
    open_ = [name.replace("_", " ") for name in left_open(site, agreeing[0].part) if name not in stated]
    if open_:
        return None, (GivenVerdict.NOT_STATED, f"not stated: {', '.join(open_)}")
    return agreeing[0].key, (GivenVerdict.AGREES, "")


def _disagreeing(site: Site, row: Holding, named: NamedLine) -> Iterator[str]:
    for name, wanted in disagreements(site, row, named.part):
        side = f" of end {_SIDES[name]}" if name in _SIDES else ""
        yield f"wrong {_CHOICES[name]}{side}: {wanted or 'none'} is needed, not {dict(row.stated)[name]}"


def _length(row: Holding) -> str:
    return "" if row.length_m is None else show(row.length_m)


def given_rows(site: Site, bill: Bill) -> list[dict[str, str]]:
    """The comparison as text, by column."""
    rows = []
    for one in compared(site, bill):
        told = cells(site, one.line, {}) if one.line else {}
        rows.append({
            "verdict": one.verdict,
            "part": one.part,
            "length": one.length,
            "length_unit": "m" if one.length else "",
            "given": str(one.given),
            "design": told.get("needed", ""),
            "spares": told.get("spares", ""),
            "difference": str(one.difference) if one.line else "",
            "notes": one.note,
            "row": str(one.row.line) if one.row else "",
        })  # fmt: skip
    return rows
