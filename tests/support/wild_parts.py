"""Random parts written in a spec: connectors, maps and cages as nobody would build them, most of them readable."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

COUNTS = {
    "lc-duplex": 2, "lc-simplex": 1, "sc-duplex": 2, "cs-duplex": 2, "mdc-duplex": 2, "mpo8": 12, "mpo12": 12,
    "mpo16": 16, "mpo24": 24, "mpo32": 32, "mmc16": 16, "sn-mt8": 8,
}  # fmt: skip
LIKELY = ("lc-duplex", "lc-duplex", "mpo8", "mpo12", "mpo12", "mpo12", "mpo16", "mpo24", *COUNTS)
FIBRES = ("om1", "om3", "om4", "om4", "om4", "om5", "os2", "os2", "os1a")
MAPS = {
    "mpo8": ("a8", "b8", "c8"), "mpo12": ("a12", "b12", "c12"), "mpo16": ("a16", "b16", "c16"),
    "mpo24": ("a24i", "a24s", "b24n", "b24r", "c24"), "mpo32": ("a32i", "b32n"),
    "lc-duplex": ("duplex-ab", "duplex-aa"),
}  # fmt: skip
CAGES = ('"sfp+"', "sfp28", "sfp56", '"qsfp+"', "qsfp28", "qsfp56", "qsfp-dd", "osfp", "cxp")
PINOUTS = {
    "lc-duplex": ("lc-duplex", "lc-duplex-bidi"), "mpo24": ("mpo24-sr10-a", "mpo24-sr8"), "mpo32": ("mpo32-sr16",),
    "mpo12": ("mpo12-4p4-mm-upc", "mpo12-4p4-mm-apc", "mpo12-4p4-sm-apc", "mpo12-2p2-mm-apc", "mpo12-bidi-sr42"),
    "mpo16": ("mpo16-8p8-mm-apc", "mpo16-8p8-sm-apc"),
}  # fmt: skip
APPLICATIONS = (
    "10GBASE-SR", "10GBASE-LR", "25GBASE-SR", "40GBASE-SR4", "100GBASE-SR4", "100G-PSM4", "100GBASE-DR", "100G-BIDI",
    "100GBASE-SR10", "200GBASE-SR2", "400GBASE-SR4", "400GBASE-DR4", "400GBASE-SR8", "400GBASE-SR4.2", "400GBASE-VR4",
    "400GBASE-FR4", "800GBASE-DR8", "16GFC-SW", "32GFC-SW", "128GFC-SW4", "IB-HDR-SR4", "1000BASE-SX",
)  # fmt: skip


@dataclass(frozen=True)
class WildPart:
    """A part: its line, and the family of each connector of both sides."""

    line: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def cable(chance: Random, name: str, kind: str) -> WildPart:
    """A cord, trunk or harness."""
    legs = chance.randint(1, 4)
    a_legs, b_legs = {"cord": (1, 1), "trunk": (legs, legs), "harness": (1, legs + 1)}[kind]
    family = chance.choice(LIKELY)
    other = family if kind != "harness" and chance.random() < 0.9 else chance.choice(LIKELY)
    a, b = _names("a", a_legs), _names("b", b_legs)
    splices = _splices(chance) if kind == "trunk" else []
    if family == other and a_legs == b_legs and family in MAPS and chance.random() < 0.4:
        wires = [f"map = {chance.choice(MAPS[family])}"] if chance.random() < 0.9 else []
        ends = [_connector(chance, "end", end, family, None) for end in (*a, *b)]
    else:
        wires, ends = _wired(chance, "end", dict.fromkeys(a, family) | dict.fromkeys(b, other), len(a))
    line = _part(name, kind, [*_facts(chance), *ends, *wires, *splices])
    return WildPart(line, (family,) * a_legs, (other,) * b_legs)


def cassette(chance: Random, name: str) -> WildPart:
    """A cassette; its fronts are the left side."""
    fronts, rears = chance.randint(1, 6), chance.randint(1, 3)
    family, other = chance.choice(LIKELY), chance.choice(LIKELY)
    sides = dict.fromkeys(_names("front", fronts), family) | dict.fromkeys(_names("rear", rears), other)
    wires, ports = _wired(chance, "port", sides, fronts)
    said = ["splits = true", "loss-through = 3.7dB"] if chance.random() < 0.05 else []
    line = _part(name, "cassette", ["format = acme-slot", *said, *_facts(chance), *ports, *wires])
    return WildPart(line, (family,) * fronts, (other,) * rears)


def _names(side: str, many: int) -> list[str]:
    return [f"{side}{number}" for number in range(1, many + 1)] if many > 1 or side in ("front", "rear") else [side]


def _wired(chance: Random, word: str, families: dict[str, str], left: int) -> tuple[list[str], list[str]]:
    """Any position of one side to any of the other, or of any: in order, in reverse, shuffled. Others are not lit."""
    ends = list(families)
    ones, others = ([f"{end}.{at}" for end in side for at in _at(families[end])] for side in (ends[:left], ends[left:]))
    how = chance.choice(("order", "reverse", "shuffled", "shuffled", "tangled"))
    if how == "tangled":
        every = chance.sample(ones + others, len(ones) + len(others))
        ones, others = every[::2], every[1::2]
    elif how == "reverse":
        others = others[::-1]
    elif how == "shuffled":
        others = chance.sample(others, len(others))
    pairs = list(zip(ones, others, strict=False))
    if chance.random() < 0.2:
        pairs = chance.sample(pairs, chance.randint(1, len(pairs)))
    used = {position for pair in pairs for position in pair}
    if chance.random() < 0.02:
        pairs.append(chance.choice(pairs))
    made = []
    for end, family in families.items():
        lit = [number for number, at in enumerate(_at(family), start=1) if f"{end}.{at}" in used]
        made.append(_connector(chance, word, end, family, lit))
    return [f"map {one} -- {other}" for one, other in pairs], made


def _at(family: str) -> list[str]:
    return ["L", "R"] if COUNTS[family] == 2 else [str(at) for at in range(1, COUNTS[family] + 1)]


def _connector(chance: Random, word: str, name: str, family: str, lit: list[int] | None) -> str:
    said = []
    if not family.startswith(("lc", "sc", "cs", "mdc")) and chance.random() < 0.9:
        said.append(f"gender = {chance.choice(('pinned', 'unpinned'))}")
    said += [f"polish = {chance.choice(('pc', 'upc', 'apc'))}"] if chance.random() < 0.5 else []
    if word == "port" and chance.random() < 0.8:
        said.append(f"mating = {chance.choice(('aligned', 'opposed'))}")
    if lit and (len(lit) < COUNTS[family] or family == "mpo8") and chance.random() < 0.98:
        said.append(f"lit = [{', '.join(map(str, lit))}]")
    if word == "end" and chance.random() < 0.05:
        said.append("turned = true")
    return f"{word} {name} : {family}" + (f" {{ {'; '.join(said)} }}" if said else "")


def optic(chance: Random, name: str, family: str) -> str:
    """A transceiver, its form factor and its pin-out as it comes."""
    pinout = chance.choice(PINOUTS[family] if chance.random() < 0.9 else PINOUTS["mpo12"])
    ports = []
    for number in range(1, chance.choice((1, 1, 1, 2)) + 1):
        said = [f"pinout = {pinout}", f"polish = {chance.choice(('pc', 'upc', 'apc'))}"]
        said += ["gender = pinned"] if family != "lc-duplex" else []
        said += ["up-angled = true"] if family != "lc-duplex" and chance.random() < 0.3 else []
        ports.append(f"port mdi{number} : {family} {{ {'; '.join(said)} }}")
    heads = [f"form-factor = {chance.choice(CAGES)}", f"application = {chance.choice(APPLICATIONS)}"]
    return _part(name, "optic", [*heads, *ports])


def plate(chance: Random, name: str, family: str) -> str:
    """Adapters."""
    said = [f"connector = {family}", f"count = {chance.randint(1, 12)}", "format = acme-slot"]
    said += [f"mating = {chance.choice(('aligned', 'opposed'))}"] if chance.random() < 0.8 else []
    return _part(name, "plate", said)


def device(chance: Random, name: str) -> str:
    """A device whose cages accept anything."""
    first = chance.randint(0, 1)
    port = f"port x[1..12] : {chance.choice(CAGES)} {{ accepts = [{', '.join(CAGES)}]; subports-from = {first} }}"
    said = [f"height = {chance.randint(1, 4)}U", port]
    return _part(name, "device", said)


def _part(name: str, kind: str, said: list[str]) -> str:
    return f"part {name} : {kind} {{ {'; '.join(said)} }}"


def _facts(chance: Random) -> list[str]:
    said = [f"fibre = {chance.choice(FIBRES)}"] if chance.random() < 0.9 else []
    said += [f"polish = {chance.choice(('pc', 'upc', 'apc'))}"] if chance.random() < 0.9 else []
    said += [f"loss = {chance.choice(('0.1', '0.35', '0.75'))}dB"] if chance.random() < 0.7 else []
    return said + (["return-loss = 40dB"] if chance.random() < 0.5 else [])


def _splices(chance: Random) -> list[str]:
    if chance.random() < 0.9:
        return []
    loss = chance.choice(("", "; loss = 0.08dB", "; loss = unknown"))
    return [f"splice {chance.choice(('a', 'b', 'pit'))} {{ kind = fusion; map = straight{loss} }}"]
