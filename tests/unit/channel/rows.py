"""Cords in a row between two optics, and what judges them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from mtpc.catalogue.limit_types import Limit
from mtpc.catalogue.types import Application, Confidence, Fact, Fibre, Splice
from mtpc.channel.budget import budget
from mtpc.channel.tracer import trace
from mtpc.channel.types import Budget, Plant
from tests.support.families import FACT
from tests.support.parts import SFP, fibre, plug, reversed_map, wired
from tests.support.sites import Floor

RECALLED = Fact("from memory", Confidence.MEDIUM, basis="standard-recall", recalled=True)
OM4 = fibre("om4", rank=4, at_850="3.0", at_1300="1.5")
OM3 = fibre("om3", rank=3, at_850="3.5", at_1300="1.5")
OS2 = fibre("os2", mode="SM", core="9", at_1310="0.4")
OS1A = fibre("os1a", mode="SM", core="9", rank=-1, at_1310="1.0")
RECORDED = (OM3, OM4, OS2, OS1A)


def limit(loss_db: str | None = "1.9", reach_m: str | None = "100", of: str = "om4", **more: Any) -> Limit:
    loss, reach = (None if text is None else Decimal(text) for text in (loss_db, reach_m))
    row = Limit(of, reach, None, loss, None, Decimal("1.5"), FACT, FACT)
    return replace(row, **more)


def application(name: str, *limits: Limit, wavelengths: tuple[int, ...] = (850,)) -> Application:
    return Application(name, "", 1, "", "", wavelengths, "", limits, FACT)


def plant(
    lengths: list[str | None],
    *,
    fibres: list[Fibre] | None = None,
    loss_db: list[str | None] | None = None,
    applications: tuple[Application, ...] = (),
    wanted: Application | None = None,
    near: str = "TEST",
    far: str = "TEST",
    splices: tuple[Splice, ...] = (),
    return_loss_db: list[str | None] | None = None,
    typical_db: list[str | None] | None = None,
) -> Plant:
    """Cords in a row between two optics; cord n has fibres[n] and connectors of loss_db[n]."""
    floor = Floor()
    classes = fibres or [OM4] * len(lengths)
    losses = loss_db or ["0.35"] * len(lengths)
    ports = [floor.add(name, replace(SFP, application=of))[0] for name, of in (("a", near), ("b", far))]
    last = ports[0]
    reflects, typicals = return_loss_db or [None] * len(lengths), typical_db or [None] * len(lengths)
    for number, (length, of, *figures) in enumerate(zip(lengths, classes, losses, reflects, typicals, strict=True)):
        loss, back, typical = (None if text is None else Decimal(text) for text in figures)
        made = (plug(name, "lc", loss_db=loss) for name in ("a1", "b1"))
        ends = [replace(end, return_loss_db=back, loss_typical_db=typical) for end in made]
        part = wired(f"part{number}", ends, [(0, x, 1, y) for x, y in reversed_map(2).items()], "cord", of.name)
        a, b = floor.add(f"cord{number}", part, length)
        floor.join(last, a)
        last = b
        if not number:
            floor.site.components.splices[floor.site.faces.component[a]] = splices
    floor.join(last, ports[1])
    floor.site.fibres.update({of.name: of for of in (*RECORDED, *classes)})
    floor.site.applications.update({one.name: one for one in applications})
    if wanted:
        floor.circuit("c", ports[0], ports[1], wanted)
    return trace(floor.done())


def first(made: Plant) -> Budget:
    assert len(made.channels) == 1
    return budget(made, 0)
