"""Specs of any size for the benchmarks: plain text, made the same way every time."""

from __future__ import annotations

from collections.abc import Iterator

HEAD = 'edition 2026\nuse "catalog:acme-fibre" version "2026.2" as acme\n'
PORTS, LEGS, DEVICES_A_RACK = 32, 12, 40


def flat_links(count: int) -> str:
    """`count` cords, each a statement of its own and a complete channel without findings."""
    return HEAD + "".join(_flat_links(count))


def _flat_links(count: int) -> Iterator[str]:
    devices = 2 * -(-count // PORTS)
    for rack in range(1, -(-devices // DEVICES_A_RACK) + 1):
        yield f"rack R{rack:05} : acme.rack-42u\n"
    for device in range(devices):
        rack, unit = divmod(device, DEVICES_A_RACK)
        yield f"device d{device + 1:05} : acme.sw-32x100 at R{rack + 1:05}.U{unit + 1}\n"
        yield f"optic d{device + 1:05}.et-0/0/[0..{PORTS - 1}] : acme.q28-100g-sr4\n"
    for link in range(count):
        pair, port = divmod(link, PORTS)
        near, far = f"d{2 * pair + 1:05}.et-0/0/{port}", f"d{2 * pair + 2:05}.et-0/0/{port}"
        yield f"cord {near} -- {far} : acme.patch-mpo12-b-om4 {{ length = 3m }}\n"


def circuits(count: int) -> str:
    """`count` circuits over 12-leg trunks between panels, with a cord at each end, as in the quickstart."""
    return HEAD + "".join(_circuits(count))


def _racks(pairs: int) -> Iterator[str]:
    """So many pairs of racks, in each a switch and a panel with a plate."""
    yield f"rack R[0001..{2 * pairs:04}] : acme.rack-42u\n"
    yield f"device sw[0001..{2 * pairs:04}] : acme.sw-32x100 at R[0001..{2 * pairs:04}].U40\n"
    yield f"panel pp[0001..{2 * pairs:04}] : acme.panel-4slot at R[0001..{2 * pairs:04}].U42\n"
    yield f"plate pp[0001..{2 * pairs:04}].1 : acme.plate-12mpo-opposed-pc\n"


def _circuits(count: int) -> Iterator[str]:
    pairs = -(-count // LEGS)
    yield from _racks(pairs)
    for pair in range(pairs):
        used = min(LEGS, count - pair * LEGS)
        near, far = f"{2 * pair + 1:04}", f"{2 * pair + 2:04}"
        yield f"optic sw[{near}, {far}].et-0/0/[0..{used - 1}] : acme.q28-100g-sr4\n"
        yield f"trunk T{pair + 1:04} : acme.trunk-144-12xmpo12-b-om4\n"
        yield f"  at pp{near}.1.rear[1..12] -- pp{far}.1.rear[1..12] {{ length = 20m }}\n"
        yield f"circuit c{pair + 1:04}-[1..{used}] : 100GBASE-SR4\n"
        yield f"  at sw{near}.et-0/0/[0..{used - 1}] -- sw{far}.et-0/0/[0..{used - 1}]\n"
        yield f"  via T{pair + 1:04}.[1..{used}] {{ cords = acme.patch-mpo12-b-om4; cord-length = 3m }}\n"


OPTICS = ("acme.q28-100g-sr4", "acme.qp-40g-sr4")
APPLICATIONS = ("100GBASE-SR4", "40GBASE-SR4")
REVERSED, STRAIGHT = ("b-om4", "b-om4-stock", "b-om4-tia"), ("a-om4",)
TRUNKS = {"trunk-144-12xmpo12-b-om4": True, "trunk-mpo12-b-om4": True, "trunk-mpo12-a-om4": False}


def many_shapes(count: int, shapes: int) -> str:
    """`count` circuits without findings, made in `shapes` ways: optics, trunk and both cords differ, and lengths."""
    ways = [way for optic in range(len(OPTICS)) for way in _ways(optic)][:shapes]
    assert len(ways) == shapes
    return HEAD + "".join(_many_shapes(count, ways))


def _ways(optic: int) -> Iterator[tuple[int, str, str, str]]:
    """Optic, trunk, near and far cord: one row of fibres is reversed an odd number of times."""
    for trunk, trunk_is_reversed in TRUNKS.items():
        for near in (*REVERSED, *STRAIGHT):
            for far in REVERSED if (near in REVERSED) == trunk_is_reversed else STRAIGHT:
                yield optic, trunk, near, far


def _many_shapes(count: int, ways: list[tuple[int, str, str, str]]) -> Iterator[str]:
    pairs = -(-count // LEGS)
    yield from _racks(pairs)
    for pair in range(pairs):
        used = min(LEGS, count - pair * LEGS)
        optic, trunk, near, far = ways[pair % len(ways)]
        a, b = f"{2 * pair + 1:04}", f"{2 * pair + 2:04}"
        ports = f"et-0/0/[0..{used - 1}]"
        yield f"optic sw[{a}, {b}].{ports} : {OPTICS[optic]}\n"
        name, legs = (f"T{pair + 1:04}", LEGS) if "144" in trunk else (f"T{pair + 1:04}-[1..{used}]", used)
        yield f"trunk {name} : acme.{trunk}\n"
        yield f"  at pp{a}.1.rear[1..{legs}] -- pp{b}.1.rear[1..{legs}] {{ length = {20 + pair % 7}m }}\n"
        for end, kind in ((a, near), (b, far)):
            yield f"cord sw{end}.{ports} -- pp{end}.1.[1..{used}] : acme.patch-mpo12-{kind} {{ length = 5m }}\n"
        yield f"circuit c{pair + 1:04}-[1..{used}] : {APPLICATIONS[optic]} at sw{a}.{ports} -- sw{b}.{ports}\n"
