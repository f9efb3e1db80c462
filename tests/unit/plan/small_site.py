"""Two racks built by hand: a two-leg trunk between panels, cords, a twin-port optic, a harness with a hanging leg.

```
R2  U42 p1 slot 2, adapters 1 2   -- T1, 30 m, two legs --   p2 slot 2, adapters 1 2  U42  R10
    U40 sw1 et0 et1 osfp1(twin)   -- cords to p1                sw2 et0 et1, sfp1        U40
```
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from mtpc.catalogue.housing_types import RackPart
from mtpc.catalogue.limit_types import Limit
from mtpc.catalogue.types import Application, DevicePart, OpticPart, PanelPart, PlatePart, WiredPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.model.floor_values import Circuit, Equipment, Insert, ProjectHeader, Rack, Subport
from mtpc.model.placing.floor import (
    add_component,
    add_insert,
    add_socket,
    join_faces,
    pair_sockets,
    plug_in,
    print_beside,
)
from mtpc.model.site import Site
from tests.support.families import FACT, FAMILIES
from tests.support.parts import SFP, SR4, fibre, plug, reversed_map, wired
from tests.support.sites import ALIGNED, OPPOSED, ORIGIN

COMMON = {
    "catalogue": "test", "vendor": "test", "number": "", "number_confidence": "low", "description": "a part",
    "detail": {}, "fact": FACT,
}  # fmt: skip
OM4 = fibre("om4", rank=4, at_850="3.0", at_1300="1.5")
_LIMIT = Limit("om4", Decimal(100), None, Decimal("1.9"), None, Decimal("1.5"), FACT, FACT)
APPLICATION = Application("TEST", "", 4, "", "", (850,), "", (_LIMIT,), FACT)
RACK = RackPart(name="rack", kind="rack", units=42, **COMMON)  # type: ignore[arg-type]  # a table of keywords
SWITCH = DevicePart(name="switch", kind="device", height_u=1, families=(), **COMMON)  # type: ignore[arg-type]  # same
PANEL = PanelPart(name="panel", kind="panel", height_u=1, slots=("2",), takes=(), **COMMON)  # type: ignore[arg-type]  # same
PLATE = PlatePart(
    name="plate", kind="plate", format="", family=FAMILIES["mpo12"], count=2, alignment=OPPOSED, **COMMON  # type: ignore[arg-type]  # same
)  # fmt: skip
TWIN = replace(SR4, name="twin", terminals=(SR4.terminals[0], replace(SR4.terminals[0], name="mdi2", index=2)),
               tx=SR4.tx * 2, rx=SR4.rx * 2)  # fmt: skip


def array_cable(name: str, legs: int, kind: str, gender: str) -> WiredPart:
    """MPO-12 type B, so many legs a side, low-loss connectors."""
    loss = Decimal("0.35")
    ends = [plug(f"{side}{leg}", "mpo12", gender=gender, loss_db=loss) for side in "ab" for leg in range(1, legs + 1)]
    ends = [replace(end, grade="low") for end in ends]
    wires = [(leg, x, legs + leg, y) for leg in range(legs) for x, y in reversed_map(12).items()]
    return replace(wired(name, ends, wires, kind), map_name="b12", detail={"jacket": "LSZH"})


PATCH = array_cable("patch", 1, "cord", "unpinned")
TRUNK = array_cable("trunk-2", 2, "trunk", "pinned")
BREAKOUT = replace(
    wired(
        "breakout",
        [plug("a1", "mpo12", gender="unpinned"), plug("b1", "lc", polish="upc"), plug("b2", "lc", polish="upc")],
        [(0, 1, 1, 1), (0, 12, 1, 2), (0, 2, 2, 1), (0, 11, 2, 2)],
        "harness",
    ),
    map_name="fan-2",
)


@dataclass
class SmallSite:
    """The site under construction; `names` replaces a name by another, such as a hostile one."""

    names: Mapping[str, str] = field(default_factory=dict)
    site: Site = field(default_factory=Site)
    sockets: dict[str, int] = field(default_factory=dict)

    def called(self, name: str) -> str:
        return self.names.get(name, name)

    def equipment(self, name: str, part: DevicePart | PanelPart, rack: Rack, unit: int) -> int:
        self.site.equipment.append(Equipment(self.called(name), part.kind, part, rack, unit, 1, ORIGIN))
        return len(self.site.equipment) - 1

    def plate(self, panel: int, name: str) -> None:
        add_insert(self.site, Insert(f"{self.called(name)}.2", panel, "2", PLATE, -1, ORIGIN))
        for number in (1, 2):
            pair = [
                add_socket(self.site, f"{self.called(name)}.2.{port}", panel, slot="2", port=port, side=side,
                           alignment=OPPOSED, family=FAMILIES["mpo12"])
                for side, port in (("front", str(number)), ("rear", f"rear{number}"))
            ]  # fmt: skip
            pair_sockets(self.site, pair[0], pair[1])
            print_beside(self.site, pair[1], str(number))
            self.sockets |= {f"{name}.2.{number}": pair[0], f"{name}.2.rear{number}": pair[1]}

    def optic(self, device: int, name: str, port: str, part: OpticPart) -> None:
        full = f"{self.called(name)}.{port}"
        component = add_component(self.site, full, part, ORIGIN)
        first = self.site.components.first_face[component]
        for index, terminal in enumerate(part.terminals):
            suffix = f":{index + 1}" if len(part.terminals) > 1 else ""
            self.sockets[f"{name}.{port}{suffix}"] = add_socket(
                self.site, full + suffix, device, slot="", port=port + suffix, side="front", alignment=ALIGNED,
                inner=first + index, family=terminal.family,
            )  # fmt: skip

    def cable(self, name: str, part: WiredPart, ends: list[str], length: str | None, **settings: str) -> int:
        """A cable in these sockets; "parked" hangs."""
        sockets = [self.sockets.get(end, -1) for end in ends]
        spelled = " -- ".join(self.site.sockets.name[one] if one >= 0 else "parked" for one in sockets)
        metres = None if length is None else Decimal(length)
        kept = {key.replace("_", "-"): value for key, value in settings.items()}
        component = add_component(self.site, self.called(name) if name else spelled, part, ORIGIN, metres, kept)
        for number, place in enumerate(sockets):
            face = self.site.components.first_face[component] + number
            if place < 0:
                self.site.faces.parked[face] = True
            else:
                plug_in(self.site, face, place)
        return component

    def circuit(self, name: str, near: str, far: str) -> None:
        ends = []
        for port in (near, far):
            socket = self.sockets[port]
            ends.append(Subport(self.site.sockets.inner[socket], (), self.site.sockets.name[socket]))
        self.site.circuits.append(Circuit(self.called(name), APPLICATION, ends[0], ends[1], (), (), ORIGIN))


def small_plant(names: Mapping[str, str] | None = None, *, backwards: bool = False, **settings: str) -> Plant:
    """The floor of this file, traced; `backwards` puts cables in the opposite order."""
    floor = SmallSite(names or {})
    site = floor.site
    given = {key.replace("_", "-"): value for key, value in settings.items()}
    site.project = ProjectHeader(floor.called("project"), {"revision": "R1", **given})
    site.fibres["om4"], site.applications["TEST"] = OM4, APPLICATION
    site.racks += [Rack(floor.called(name), "H1", "A", 42, RACK, ORIGIN, RACK.unit_m) for name in ("R2", "R10")]
    for number, rack in enumerate(site.racks, start=1):
        panel = floor.equipment(f"p{number}", PANEL, rack, 42)
        floor.plate(panel, f"p{number}")
        switch = floor.equipment(f"sw{number}", SWITCH, rack, 40)
        for port in ("et0", "et1"):
            floor.optic(switch, f"sw{number}", port, SR4)
        if number == 1:
            floor.optic(switch, "sw1", "osfp1", TWIN)
        else:
            floor.optic(switch, "sw2", "sfp1", SFP)
    _cables(floor, backwards)
    for number in (0, 1):
        floor.circuit(f"up{number + 1}", f"sw1.et{number}", f"sw2.et{number}")
    join_faces(site)
    return trace(site)


def _cables(floor: SmallSite, backwards: bool) -> None:
    jobs: list[tuple[str, WiredPart, list[str], str | None]] = [
        ("T1", TRUNK, ["p1.2.rear1", "p1.2.rear2", "p2.2.rear1", "p2.2.rear2"], "30"),
        *(("", PATCH, [f"sw1.et{n}", f"p1.2.{n + 1}"], "2") for n in (0, 1)),
        *(("", PATCH, [f"p2.2.{n + 1}", f"sw2.et{n}"], "5") for n in (0, 1)),
        ("H1", BREAKOUT, ["sw1.osfp1:1", "sw2.sfp1", "parked"], None),
    ]
    for name, part, ends, length in reversed(jobs) if backwards else jobs:
        more = {"note": "pulled first", "pull_eye": "b"} if name == "T1" else {}
        floor.cable(name, part, ends, length, **more)
