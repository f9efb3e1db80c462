"""The links of random floors: what stands between two groups of ports, in the structures that plants are built in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.support.floor_hall import Hall, Ports, few
from tests.support.floor_parts import OWN_PARTS


@dataclass(frozen=True)
class Kit:
    """Parts that go together: a device with its ports, an optic, cords and trunks by type, plates."""

    device: str
    units: int
    ports: str  # before the number
    first: int
    count: int
    optic: str
    application: str
    family: str
    cords: dict[str, str]
    trunks: dict[str, str]
    plate: str
    plate_ports: int = 12
    aligned: str = ""  # the plate of method U2, where there is one


MM12 = {letter: f"patch-mpo12-{letter}-om4" for letter in "ab"}
MM8 = {letter: f"patch-mpo8-{letter}-om4" for letter in "ab"}
SM12 = {letter: f"patch-mpo12-{letter}-os2-apc" for letter in "ab"}
FLAT, ALIGNED, ANGLED = "plate-12mpo-opposed-pc", "plate-12mpo-aligned-pc", "plate-12mpo-opposed-apc"
MM12_TRUNKS = {letter: f"acme.trunk-mpo12-{letter}-om4" for letter in "ab"}
SM12_TRUNKS = {"a": "trunk-a-os2", "b": "acme.trunk-mpo12-b-os2-apc"}
SR4 = Kit(
    "sw-32x100", 1, "et-0/0/", 0, 32, "q28-100g-sr4", "100GBASE-SR4", "mpo12", MM12, MM12_TRUNKS, FLAT, 12, ALIGNED
)
SR4_40 = Kit(
    "sw-32x100", 1, "et-0/0/", 0, 32, "qp-40g-sr4", "40GBASE-SR4", "mpo12", MM12, MM12_TRUNKS, FLAT, 12, ALIGNED
)
SR4_OF_8 = Kit(
    "sw-32x100", 1, "et-0/0/", 0, 32, "q28-100g-sr4", "100GBASE-SR4", "mpo12", MM8,
    {letter: f"acme.trunk-mpo8-{letter}-om4" for letter in "ab"}, FLAT, 12, ALIGNED,
)  # fmt: skip
SR4_ANGLED = Kit(
    "sw-32x400", 1, "et-0/0/", 0, 32, "qdd-400g-sr4", "400GBASE-SR4", "mpo12",
    {letter: f"patch-mpo12-{letter}-om4-apc" for letter in "ab"},
    {"a": "trunk-a-om4-apc", "b": "trunk-b-om4-apc"}, ANGLED,
)  # fmt: skip
DR4 = Kit("sw-32x400", 1, "et-0/0/", 0, 32, "qdd-400g-dr4", "400GBASE-DR4", "mpo12", SM12, SM12_TRUNKS, ANGLED)
PSM4 = Kit("sw-32x100", 1, "et-0/0/", 0, 32, "q28-100g-psm4", "100G-PSM4", "mpo12", SM12, SM12_TRUNKS, ANGLED)
SR8 = Kit(
    "sw-32x400-sr8", 1, "et-0/0/", 0, 32, "qdd-400g-sr8", "400GBASE-SR8", "mpo16",
    {letter: f"patch-mpo16-{letter}-om4" for letter in "ab"},
    {letter: f"acme.trunk-mpo16-{letter}-om4" for letter in "ab"}, "plate-12mpo16-opposed-apc",
)  # fmt: skip
PARALLEL = (SR4, SR4, SR4_40, SR4_OF_8, SR4_ANGLED, DR4, DR4, PSM4, SR8)
LC_OM4, LC_OS2 = (
    {"b": "patch-lc-om4", "a": "patch-lc-aa-om4", "low": "lc-low"},
    {"b": "patch-lc-os2", "a": "lc-aa-os2", "low": "lc-low-os2"},
)
SR = Kit("sw-48x10", 1, "xe-0/0/", 0, 48, "sfp-10g-sr", "10GBASE-SR", "lc", LC_OM4, MM12_TRUNKS, "plate-12lc")
SR25 = Kit("sw-48x25-8x100", 1, "xe-0/0/", 0, 48, "sfp-25g-sr", "25GBASE-SR", "lc", LC_OM4, MM12_TRUNKS, "plate-12lc")
LR = Kit("sw-48x10", 1, "xe-0/0/", 0, 48, "sfp-10g-lr", "10GBASE-LR", "lc", LC_OS2, SM12_TRUNKS, "plate-12lc")
DUPLEX = (SR, SR, SR25, LR, LR)
DR1 = Kit("router-100g", 1, "et-0/0/", 0, 4, "q28-100g-dr", "100GBASE-DR", "lc", LC_OS2, SM12_TRUNKS, "plate-12lc")
SR10 = Kit(
    "core-4x-sr10", 2, "ce", 1, 4, "cxp-100g-sr10", "100GBASE-SR10", "mpo24", {"n": "patch-mpo24-b24n-om4"},
    {letter: f"acme.trunk-mpo24-{letter}-om4" for letter in ("b24n", "b24r")}, "plate-6mpo24-opposed", 6,
)  # fmt: skip


def _part(hall: Hall, name: str) -> str:
    """The part as the spec calls it; one of our own is written out."""
    if name in OWN_PARTS:
        hall.own_parts[name] = OWN_PARTS[name]
        return name
    return name if name.startswith("acme.") else f"acme.{name}"


def _ends(hall: Hall, kit: Kit, racks: tuple[str, str], many: int) -> tuple[Ports, Ports]:
    """So many ports with optics in two devices."""
    sides = []
    for rack in racks:
        device = hall.device(rack, kit.device, kit.units)
        first = hall.chance.randint(kit.first, kit.first + kit.count - many)
        sides.append([f"{device}.{kit.ports}{number}" for number in range(first, first + many)])
    spare = [_neighbour(side[-1]) for side in sides if hall.chance.random() < 0.3]
    ports = {f"{kit.ports}{number}" for number in range(kit.first, kit.first + kit.count)}
    spare = [port for port in spare if port.partition(".")[2] in ports]
    hall.optics(sides[0] + sides[1] + spare, kit.optic, kit.family)
    return sides[0], sides[1]


def _neighbour(port: str) -> str:
    stem = port.rstrip("0123456789")
    return f"{stem}{int(port[len(stem) :]) + 1}"


def _many(hall: Hall, most: int = 6) -> int:
    return hall.chance.randint(1, most)


# ---- parallel ----------------------------------------------------------------------------------


def direct(hall: Hall) -> None:
    """Cords from port to port."""
    kit = hall.chance.choice(PARALLEL + DUPLEX)
    near, far = _ends(hall, kit, hall.two_racks(), _many(hall))
    cord, said = _part(hall, kit.cords["b"]), {}
    if kit.optic == SR4.optic and hall.chance.random() < 0.3:
        cord, said = "acme.patch-mpo12-b-om4-open", {"gender": "unpinned"}
    hall.cords(cord, near, far, **said)
    hall.circuits(kit.application, near, far)


def over_trunks(hall: Hall) -> None:
    """Cord, plate, trunk, plate, cord."""
    kit = hall.chance.choice((*PARALLEL, SR10))
    _parallel(hall, kit, hops=1)


def two_hops(hall: Hall) -> None:
    """Two trunks one behind the other, a patch between them."""
    _parallel(hall, hall.chance.choice((SR4, SR4_40, SR4_OF_8, PSM4)), hops=2)


def _parallel(hall: Hall, kit: Kit, hops: int) -> None:
    method = hall.chance.choice(("u1", "u1", "a", *(["u2"] if kit.aligned else [])))
    if kit is SR10:
        method = "u1"
    many = _many(hall, 4 if kit is SR10 else 6)
    racks = hall.two_racks()
    near, far = _ends(hall, kit, racks, many)
    plate = kit.aligned if method == "u2" else kit.plate
    trunk_type, first_cord, other_cords = _types(hall, kit, method)
    last = near
    for hop in range(hops):
        fronts, ends = _hop(hall, kit, racks if hop % 2 == 0 else (racks[1], racks[0]), plate, trunk_type, many)
        hall.cords(_part(hall, kit.cords[first_cord if hop == 0 else other_cords]), last, fronts)
        last = ends
    hall.cords(_part(hall, kit.cords[other_cords]), last, far)
    hall.circuits(kit.application, near, far)


def _types(hall: Hall, kit: Kit, method: str) -> tuple[str, str, str]:
    """Type of the trunks, of the first cord, of all others."""
    if kit is SR10:
        return "b24n", "n", "n"
    return ("a", "b", "a") if method == "a" else ("b", "b", "b")


def _hop(hall: Hall, kit: Kit, racks: tuple[str, str], plate: str, trunk_type: str, many: int) -> tuple[Ports, Ports]:
    """Trunks from plate to plate, now and then more than are used; gives the front ports of those that are."""
    slots = [hall.plate(rack, plate, kit.family, kit.plate_ports) for rack in racks]
    legs = 4 if kit.trunks is MM12_TRUNKS and hall.chance.random() < 0.4 else 1
    if kit.trunks in (MM12_TRUNKS, SM12_TRUNKS) and trunk_type == "b" and hall.chance.random() < 0.3:
        legs = 12
    spare = hall.chance.choice((0, 0, 1, 2)) if legs == 1 and many + 2 <= kit.plate_ports else 0
    pulled = -(-(many + spare) // legs) * legs
    at = [few(hall.chance, slot, kit.plate_ports, pulled) for slot in slots]
    part = {
        1: kit.trunks[trunk_type],
        4: f"trunk-4-{trunk_type}-om4",
        12: "acme.trunk-144-12xmpo12-b-" + ("om4" if kit.trunks is MM12_TRUNKS else "os2-apc"),
    }[legs]
    hall.trunks(_part(hall, part), *([_rear(port) for port in side] for side in at), legs=legs)
    return at[0][:many], at[1][:many]


def _rear(port: str) -> str:
    slot, _, number = port.rpartition(".")
    return f"{slot}.rear{number}"


# ---- duplex ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Method:
    """Cassettes of both ends, trunk, cords of both ends."""

    near: str
    far: str
    trunk: str
    near_cord: str
    far_cord: str
    fronts: int = 6
    family: str = "mpo12"


MM_METHODS = (
    Method("acme.cassette-6lc-u1-om4", "acme.cassette-6lc-u1-om4", "acme.trunk-mpo12-b-om4", "b", "b"),
    Method("acme.cassette-6lc-u1-om4", "acme.cassette-6lc-u1-om4", "acme.trunk-mpo12-b-om4", "b", "b"),
    Method("acme.cassette-6lc-u2-om4", "acme.cassette-6lc-u2-om4", "acme.trunk-mpo12-b-om4", "b", "b"),
    Method("acme.cassette-6lc-straight-om4", "acme.cassette-6lc-straight-om4", "acme.trunk-mpo12-a-om4", "b", "a"),
    Method("acme.cassette-6lc-straight-om4", "acme.cassette-6lc-straight-om4", "acme.trunk-mpo12-c-om4", "b", "b"),
    Method("acme.cassette-6lc-b1-om4", "acme.cassette-6lc-b2-om4", "acme.trunk-mpo12-b-om4", "b", "b"),
    Method("cassette-u1-pinned", "cassette-u1-pinned", "trunk-b-om4-unpinned", "b", "b"),
    Method("acme.cassette-mpo8-4lc-u1-om4", "acme.cassette-mpo8-4lc-u1-om4", "acme.trunk-mpo8-b-om4", "b", "b", 4),
    Method("cassette-u1-24n", "cassette-u1-24n", "trunk-24n", "b", "b", 12, "mpo24"),
    Method("cassette-u1-24r", "cassette-u1-24r", "trunk-24r", "b", "b", 12, "mpo24"),
)
SM_METHODS = (
    Method("acme.cassette-6lc-u1-os2", "acme.cassette-6lc-u1-os2", "acme.trunk-mpo12-b-os2-apc", "b", "b"),
    Method("acme.cassette-mpo8-4lc-u1-os2", "acme.cassette-mpo8-4lc-u1-os2", "acme.trunk-mpo12-b-os2-apc", "b", "b", 4),
)


LOW_LOSS = (
    Method("cassette-u1-low", "cassette-u1-low", "trunk-b-low", "low", "low"),
    Method("cassette-u1-low-os2", "cassette-u1-low-os2", "trunk-b-low-os2", "low", "low"),
)


def over_cassettes(hall: Hall) -> None:
    """LC cord, cassette, trunk, cassette, LC cord."""
    _cassettes(hall, hall.chance.choice(DUPLEX), hops=1)


def two_cassette_hops(hall: Hall) -> None:
    """Two pairs of cassettes one behind the other."""
    _cassettes(hall, hall.chance.choice((SR, LR)), hops=2)


def _cassettes(hall: Hall, kit: Kit, hops: int) -> None:
    method = hall.chance.choice(SM_METHODS if kit is LR else MM_METHODS)
    method = LOW_LOSS[kit is LR] if hops == 2 else method
    boxes = _many(hall, 3)
    each = _many(hall, method.fronts)
    racks = hall.two_racks()
    near, far = _ends(hall, kit, racks, boxes * each)
    last = near
    for hop in range(hops):
        here, there = racks if hop % 2 == 0 else (racks[1], racks[0])
        slots = [
            hall.cassettes(rack, _part(hall, part), method.fronts, method.family, boxes)
            for rack, part in ((here, method.near), (there, method.far))
        ]
        hall.trunks(_part(hall, method.trunk), *([f"{slot}.rear1" for slot in side] for side in slots))
        first = hall.chance.randint(1, method.fronts - each + 1)
        ports = [[f"{slot}.{port}" for slot in side for port in range(first, first + each)] for side in slots]
        hall.cords(_part(hall, kit.cords[method.near_cord]), last, ports[0])
        last = ports[1]
    hall.cords(_part(hall, kit.cords[method.far_cord]), last, far)
    hall.circuits(kit.application, near, far)


def over_lc_trunks(hall: Hall) -> None:
    """Duplex cords over a trunk of 24 LC legs."""
    many, racks = _many(hall), hall.two_racks()
    near, far = _ends(hall, LR, racks, many)
    slots = [[hall.plate(rack, LR.plate, "lc", 12) for _ in "12"] for rack in racks]
    behind = [[f"{slot}.rear{port}" for slot in side for port in range(1, 13)] for side in slots]
    hall.trunks("acme.trunk-48f-24lc-os2", *behind, legs=24)
    first = hall.chance.randint(0, 24 - many)
    fronts = [[port.replace("rear", "") for port in side][first : first + many] for side in behind]
    hall.cords(_part(hall, LR.cords["b"]), near, fronts[0])
    hall.cords(_part(hall, LR.cords["b"]), fronts[1], far)
    hall.circuits(LR.application, near, far)


# ---- from arrays to duplex ---------------------------------------------------------------------


def breakout(hall: Hall) -> None:
    """One array port directly to four duplex ports."""
    heads, legs, circuits = _quads(hall, single_mode := hall.chance.random() < 0.5)
    part = "breakout-mpo12apc-4lc-os2" if single_mode else "breakout-mpo12-4lc-om4"
    hall.harnesses(part, heads, legs)
    hall.circuits("100GBASE-DR" if single_mode else "25GBASE-SR", circuits, legs)


def breakout_over_trunks(hall: Hall) -> None:
    """One array port to four duplex ports, by a trunk and a cassette of four."""
    heads, legs, circuits = _quads(hall, single_mode := hall.chance.random() < 0.5)
    kit = DR4 if single_mode else SR4
    racks = hall.two_racks()
    plate = hall.plate(racks[0], kit.plate, "mpo12", 12)
    box = "acme.cassette-mpo8-4lc-u1-" + ("os2" if single_mode else "om4")
    slots = hall.cassettes(racks[1], box, 4, "mpo12", len(heads))
    fronts = few(hall.chance, plate, 12, len(heads))
    cord, trunk = hall.chance.choice((("a", "b"), ("b", "a")))
    hall.trunks(_part(hall, kit.trunks[trunk]), [_rear(port) for port in fronts], [f"{slot}.rear1" for slot in slots])
    hall.cords(_part(hall, kit.cords[cord]), heads, fronts)
    duplex = LC_OS2 if single_mode else LC_OM4
    hall.cords(_part(hall, duplex["b"]), [f"{slot}.{port}" for slot in slots for port in range(1, 5)], legs)
    hall.circuits("100GBASE-DR" if single_mode else "25GBASE-SR", circuits, legs)


def _quads(hall: Hall, single_mode: bool) -> tuple[Ports, Ports, Ports]:
    """Array ports, four duplex ports for each, and the parts of the array ports that talk with those."""
    kit = DR4 if single_mode else SR4
    many = _many(hall, 3)
    one, other = hall.two_racks()
    head = hall.device(one, kit.device, 1)
    first = hall.chance.randint(0, 31 - many)
    heads = [f"{head}.et-0/0/{number}" for number in range(first, first + many)]
    if single_mode:
        routers = [hall.device(other, DR1.device, 1) for _ in heads]
        legs = [f"{router}.et-0/0/{number}" for router in routers for number in range(4)]
    else:
        switch = hall.device(other, SR25.device, 1)
        legs = [f"{switch}.xe-0/0/{number}" for number in range(4 * many)]
    hall.optics(heads, kit.optic, "mpo12")
    hall.optics(legs, DR1.optic if single_mode else SR25.optic, "lc")
    return heads, legs, [f"{port}:{lane}" for port in heads for lane in range(4)]


def fan_outs(hall: Hall) -> None:
    """Duplex ports, fan-outs, plates and trunks."""
    letters = hall.chance.choice((("c", "c", "c"), ("a", "a", "c"), ("c", "a", "a")))
    many, racks = _many(hall, 3), hall.two_racks()
    near, far = _ends(hall, hall.chance.choice((SR, SR25)), racks, 6 * many)
    application = next(s.part for s in reversed(hall.statements) if s.kind == "optic")
    fronts = [few(hall.chance, hall.plate(rack, FLAT, "mpo12", 12), 12, many) for rack in racks]
    trunk = f"acme.trunk-mpo12-{letters[1]}-om4"
    hall.trunks(trunk, *([_rear(port) for port in side] for side in fronts))
    hall.harnesses(f"fanout-mpo12-6lc-{letters[0]}-om4", fronts[0], near)
    hall.harnesses(f"fanout-mpo12-6lc-{letters[2]}-om4", fronts[1], far)
    hall.circuits("10GBASE-SR" if "10g" in application else "25GBASE-SR", near, far)


def conversions(hall: Hall) -> None:
    """Two ports of twelve on one trunk of 24."""
    many, racks = _many(hall, 2), hall.two_racks()
    kit = hall.chance.choice((SR4, SR4_40))
    near, far = _ends(hall, kit, racks, 2 * many)
    fronts = [few(hall.chance, hall.plate(rack, SR10.plate, "mpo24", 6), 6, many) for rack in racks]
    hall.trunks("acme.trunk-mpo24-b24r-om4", *([_rear(port) for port in side] for side in fronts))
    hall.harnesses("conv-24-2x12-om4", fronts[0], near)
    hall.harnesses("conv-24-2x12-om4", fronts[1], far)
    hall.circuits(kit.application, near, far)


LINKS: tuple[Callable[[Hall], None], ...] = (
    direct, over_trunks, over_trunks, two_hops, over_cassettes, over_cassettes, two_cassette_hops, over_lc_trunks,
    breakout, breakout_over_trunks, fan_outs, conversions,
)  # fmt: skip
