"""Worked channels of assemblies of the demonstration catalogue: a spec each, and the lanes worked out by hand.

Frames and rules are those of the polarity reference. A parallel module sends lane k at plug position N+1-k and
receives it at k; a duplex module sends from bore L. Of a straight joint of two rows only the row changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
use "catalog:worked-cases" as w
rack R : w.case-rack
device [a, b] : w.case-host at R.U[1, 2]
panel p[1..2] : acme.panel-4slot at R.U[3, 4]
"""
PLATES = {
    12: "acme.plate-12mpo-opposed-pc",
    16: "acme.plate-12mpo16-opposed-apc",
    24: "acme.plate-6mpo24-opposed",
}


@dataclass(frozen=True)
class Worked:
    """A spec, what each transmitter of the near side meets (a lane left out: not stated), and the findings on lanes."""

    spec: str
    lanes: dict[str, str]
    finds: tuple[str, ...] = ()


def lane_by_lane(*pairs: tuple[int, int], count: int = 4) -> dict[str, str]:
    """Near port i meets far port j, lane k in lane k."""
    return {f"a{i}.Tx{lane}": f"b{j}.Rx{lane}" for i, j in pairs for lane in range(1, count + 1)}


def port_by_port(count: int, moved: int = 0) -> dict[str, str]:
    """Duplex: port k of one side meets port k (or k + `moved`) of the other."""
    return {f"a{k}.Tx1": f"b{k + moved}.Rx1" for k in range(1, count + 1)}


def spec(*lines: str) -> str:
    """The lines behind the head all specs have."""
    return HEAD + "\n".join(lines) + "\n"


def optics(part: str, near: int = 1, far: int = 0, far_part: str = "") -> str:
    """So many modules in device a and in device b."""
    return f"optic a.m[1..{near}] : w.{part}\noptic b.m[1..{far or near}] : w.{far_part or part}"


def duplex(cassettes: tuple[str, str], trunk: str, ports: int, far_cord: str = "patch-lc-om4") -> str:
    """Modules, cords, a cassette at each end of a trunk."""
    near, far = cassettes
    return spec(
        optics("sfp", ports),
        f"cassette p1.1 : acme.{near}",
        f"cassette p2.1 : acme.{far}",
        f"trunk T : acme.{trunk} at p1.1.rear1 -- p2.1.rear1 {{ length = 20m }}",
        f"cord a.m[1..{ports}] -- p1.1.[1..{ports}] : acme.patch-lc-om4 {{ length = 2m }}",
        f"cord p2.1.[1..{ports}] -- b.m[1..{ports}] : acme.{far_cord} {{ length = 2m }}",
    )


def parallel(module: str, fibres: int, cords: tuple[str, str], trunk: str, said: str = "") -> str:
    """Module, cord, plate, trunk, plate, cord, module; all plates opposed."""
    return spec(
        optics(module),
        f"plate p[1..2].1 : {PLATES[fibres]}",
        f"trunk T : acme.{trunk} at p1.1.rear1 -- p2.1.rear1 {{ length = 20m{said} }}",
        f"cord a.m1 -- p1.1.1 : acme.{cords[0]} {{ length = 2m }}",
        f"cord p2.1.1 -- b.m1 : acme.{cords[1]} {{ length = 2m }}",
    )


def direct(module: str, harness: str, legs: int, far: str) -> str:
    """One module broken out by a harness into several."""
    return spec(optics(module, 1, legs, far), f"harness H : acme.{harness} at a.m1 -- b.m[1..{legs}] {{ length = 3m }}")


def fans(near: str, fibres: int, trunk: str, far: str, ports: int) -> str:
    """Duplex modules on a fan-out at each end of a trunk."""
    return spec(
        optics("sfp", ports),
        f"plate p[1..2].1 : {PLATES[fibres]}",
        f"trunk T : acme.{trunk} at p1.1.rear1 -- p2.1.rear1 {{ length = 20m }}",
        f"harness H1 : acme.{near} at p1.1.1 -- a.m[1..{ports}] {{ length = 3m }}",
        f"harness H2 : acme.{far} at p2.1.1 -- b.m[1..{ports}] {{ length = 3m }}",
    )


def conversion(boxes: str, trunk: str, far_cord: str) -> str:
    """Three SR4 modules over two trunks of 12, a conversion at each end."""
    return spec(
        optics("sr4", 3),
        f"cassette p[1..2].1 : acme.{boxes}",
        f"trunk T[1..2] : acme.{trunk} at p1.1.rear[1..2] -- p2.1.rear[1..2] {{ length = 20m }}",
        "cord a.m[1..3] -- p1.1.[1..3] : acme.patch-mpo8-b-om4 { length = 2m }",
        f"cord p2.1.[1..3] -- b.m[1..3] : acme.{far_cord} {{ length = 2m }}",
    )


def twenty_four(harness: str, legs: int, trunk: str) -> str:
    """SR4 modules straight in the legs of a conversion at each end of a trunk of 24."""
    return spec(
        optics("sr4", legs),
        f"plate p[1..2].1 : {PLATES[24]}",
        f"trunk T : acme.{trunk} at p1.1.rear1 -- p2.1.rear1 {{ length = 20m }}",
        f"harness H1 : acme.{harness} at p1.1.1 -- a.m[1..{legs}] {{ length = 3m }}",
        f"harness H2 : acme.{harness} at p2.1.1 -- b.m[1..{legs}] {{ length = 3m }}",
    )


def thirty_two(trunk: str) -> str:
    """Two SR8 modules at each end of a trunk of 32, parted by rows in a harness of the spec's own."""
    return spec(
        "part rows : harness { fibre = om4; gender = unpinned; polish = apc; end a : mpo32; end b[1..2] : mpo16",
        "  map a.[1..16] -- b1.[1..16]; map a.[17..32] -- b2.[1..16] }",
        "part plate-32 : plate { format = acme-slot; connector = mpo32; count = 6; mating = opposed }",
        optics("sr8", 2),
        "plate p[1..2].1 : plate-32",
        f"trunk T : acme.{trunk} at p1.1.rear1 -- p2.1.rear1 {{ length = 20m }}",
        "harness H1 : rows at p1.1.1 -- a.m[1..2] { length = 3m }",
        "harness H2 : rows at p2.1.1 -- b.m[1..2] { length = 3m }",
    )


def received(ports: Iterable[int], lanes: int) -> dict[str, str]:
    """Every lane reaches a receiver; which one is not stated (the lane numbers of SR10 are of low confidence)."""
    return {f"a{port}.Tx{lane}": f"b{port}.Rx" for port in ports for lane in range(1, lanes + 1)}
