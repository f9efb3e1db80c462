"""Random floors that nobody would build, of random parts, as texts: what a check has to survive."""

from __future__ import annotations

from random import Random

from tests.support import wild_parts
from tests.support.floor_specs import HEAD
from tests.support.wild_parts import APPLICATIONS, LIKELY, WildPart

CORDS = {
    "acme.patch-mpo12-b-om4": "mpo12", "acme.patch-mpo12-a-om4": "mpo12", "acme.patch-mpo12-c-om4": "mpo12",
    "acme.patch-lc-om4": "lc-duplex", "acme.patch-lc-aa-om4": "lc-duplex", "acme.patch-mpo12-b-om4-open": "mpo12",
    "acme.patch-mpo12-b-om4-nomap": "mpo12", "acme.patch-mpo16-b-om4": "mpo16", "acme.dac-100g-q28-3m": "mpo12",
    "acme.patch-mpo12-b-om4-nofibre": "mpo12", "acme.patch-mpo24-b24n-om4": "mpo24",
}  # fmt: skip
TRUNKS = {
    "acme.trunk-mpo12-b-om4": "mpo12", "acme.trunk-mpo12-c-om4": "mpo12", "acme.trunk-mpo24-om4-open": "mpo24",
    "acme.trunk-mpo12-b-os2-apc": "mpo12",
}  # fmt: skip
HARNESSES = {
    "acme.breakout-mpo12-4lc-om4": ("mpo12", "lc-duplex", 4), "acme.conv-24-2x12-om4": ("mpo24", "mpo12", 2),
    "acme.fanout-mpo12-6lc-c-om4": ("mpo12", "lc-duplex", 6), "acme.dac-100g-q28-4xsfp28": ("mpo12", "lc-duplex", 4),
    "acme.split-mpo16-2xmpo12-cross-om4": ("mpo16", "mpo12", 2),
}  # fmt: skip
OPTICS = {
    "acme.q28-100g-sr4": "mpo12", "acme.q28-100g-psm4": "mpo12", "acme.sfp-10g-sr": "lc-duplex",
    "acme.sfp-10g-lr": "lc-duplex", "acme.qdd-400g-dr4": "mpo12", "acme.qdd-400g-sr8": "mpo16",
    "acme.osfp-800g-2xsr4": "mpo12", "acme.cxp-100g-sr10": "mpo24", "acme.q28-100g-bidi": "lc-duplex",
    "acme.qdd-400g-sr4.2": "mpo12", "acme.q56-100g-sr2": "mpo12", "acme.qp-40g-sr4": "mpo12",
}  # fmt: skip
BOXES = {
    "acme.cassette-6lc-u1-om4": (6, "lc-duplex", 1, "mpo12"), "acme.cassette-6lc-b1-om4": (6, "lc-duplex", 1, "mpo12"),
    "acme.cassette-mpo8-4lc-u2-om4": (4, "lc-duplex", 1, "mpo12"),
    "acme.tap-lc-50-om4": (1, "lc-duplex", 1, "lc-duplex"),
    "acme.conv-2x12-3x8-naive-om4": (3, "mpo8", 2, "mpo12"), "acme.cassette-6lc-af-om4": (6, "lc-duplex", 1, "mpo12"),
}  # fmt: skip
PLATES = {
    "acme.plate-12mpo-opposed-pc": "mpo12", "acme.plate-12mpo-aligned-pc": "mpo12", "acme.plate-12lc": "lc-duplex",
    "acme.plate-12mpo-nomating": "mpo12",
}  # fmt: skip


def wild_floor(chance: Random) -> str:
    """The text of a spec; each statement can be read, most can be placed, little of it makes sense."""
    return _Wild(chance).text()


class _Wild:
    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.lines: list[str] = []
        self.ports: dict[str, str] = {}  # where plugs go, and the family that fits
        self.cages: list[str] = []
        self.names: list[str] = []  # of what can be waived, reserved, overridden
        self.legs: list[str] = []
        self.cables = {name: WildPart("", (family,), (family,)) for name, family in {**CORDS, **TRUNKS}.items()}
        self.cables |= {name: WildPart("", (a,), (b,) * legs) for name, (a, b, legs) in HARNESSES.items()}
        self.by_kind = {"cord": list(CORDS), "trunk": list(TRUNKS), "harness": list(HARNESSES)}
        self.optics, self.plates = dict(OPTICS), dict(PLATES)
        self.boxes = {name: WildPart("", (a,) * m, (b,) * n) for name, (m, a, n, b) in BOXES.items()}

    def text(self) -> str:
        """The whole spec."""
        self._own_parts()
        self._equipment()
        for _ in range(self.chance.randint(2, 18)):
            self._cable()
        for number in range(self.chance.randint(0, 8)):
            self._circuit(number)
        for _ in range(self.chance.randint(0, 3)):
            self.chance.choice((self._waiver, self._restriction, self._policy, self._as_built))()
        return "\n".join((*HEAD, *self.lines)) + "\n"

    def _own_parts(self) -> None:
        chance = self.chance
        for number in range(chance.randint(1, 5)):
            name, family = f"part{number}", chance.choice(LIKELY)
            make = chance.choice(("cord", "cord", "trunk", "harness", "cassette", "cassette", "optic", "plate"))
            if make == "optic":
                family = chance.choice(tuple(wild_parts.PINOUTS))
                self.lines.append(wild_parts.optic(chance, name, family))
                self.optics[name] = family
            elif make == "plate":
                self.lines.append(wild_parts.plate(chance, name, family))
                self.plates[name] = family
            elif make == "cassette":
                self.boxes[name] = wild_parts.cassette(chance, name)
                self.lines.append(self.boxes[name].line)
            else:
                self.cables[name] = wild_parts.cable(chance, name, make)
                self.lines.append(self.cables[name].line)
                self.by_kind[make] += [name] * 4

    def _equipment(self) -> None:
        chance = self.chance
        self.lines += [wild_parts.device(chance, "box"), "rack R[1..3] : acme.rack-42u"]
        for number in range(1, chance.randint(1, 3) + 1):
            self.lines.append(f"device d{number} : box at R{number}.U{chance.randint(1, 20)}")
            for port in chance.sample(range(1, 13), chance.randint(1, 8)):
                cage = f"d{number}.x{port}"
                part = chance.choice(tuple(self.optics))
                self.lines.append(f"optic {cage} : {part}")
                self.cages.append(cage)
                twin = "2x" in part or chance.random() < 0.01
                self.ports |= dict.fromkeys([f"{cage}:1", f"{cage}:2"] if twin else [cage], self.optics[part])
        for number in range(1, chance.randint(1, 3) + 1):
            self.lines.append(f"panel p{number} : acme.panel-4slot at R{number}.U{chance.randint(30, 42)}")
            for slot in range(1, chance.randint(1, 4) + 1):
                self._insert(f"p{number}.{slot}")

    def _insert(self, slot: str) -> None:
        if self.chance.random() < 0.5:
            part = self.chance.choice(tuple(self.plates))
            self.lines.append(f"plate {slot} : {part}")
            fronts, rears = [self.plates[part]] * 4, [self.plates[part]] * 4
        else:
            part = self.chance.choice(tuple(self.boxes))
            self.lines.append(f"cassette {slot} : {part}")
            fronts, rears = list(self.boxes[part].left), list(self.boxes[part].right)
        self.names.append(slot)
        self.ports |= {f"{slot}.{number}": family for number, family in enumerate(fronts, start=1)}
        self.ports |= {f"{slot}.rear{number}": family for number, family in enumerate(rears, start=1)}

    def _taken(self, families: tuple[str, ...]) -> str:
        """Ports, free and fitting ones most of the time; sometimes one that is used, or that there is not, or none."""
        found = []
        for family in families:
            luck = self.chance.random()
            shell = {"mpo8": "mpo12", "mpo24": "mpo12"}
            fitting = [port for port, its in self.ports.items() if its == family]
            alike = [port for port, its in self.ports.items() if shell.get(its, its) == shell.get(family, family)]
            if luck < 0.004 or not self.ports:
                found.append(self.chance.choice(("p1.1.99", "d9.x1", "p1.1")))
                continue
            likely = (fitting if luck < 0.9 else alike) or alike or (list(self.ports) if luck < 0.1 else [])
            if not likely or luck > 0.995:
                found.append("parked")
                continue
            modules = [port for port in likely if port.startswith("d")]
            port = self.chance.choice(modules if modules and self.chance.random() < 0.5 else likely)
            if luck > 0.01:
                del self.ports[port]
            found.append(port)
        return found[0] if len(found) == 1 else f"[{', '.join(found)}]"

    def _attributes(self) -> str:
        chance = self.chance
        said = [
            f"length = {chance.choice(('2m', '3m', '3m', '10m', '30m', '600m', '12000m', 'unknown', 'auto', '40ft'))}"
        ]
        said += [f"gender = {chance.choice(('pinned', 'unpinned'))}"] if chance.random() < 0.03 else []
        said += [f"polish = {chance.choice(('pc', 'apc'))}"] if chance.random() < 0.03 else []
        said += [f"polarity = {chance.choice('abc')}"] if chance.random() < 0.02 else []
        return "{ " + "; ".join(said if chance.random() < 0.95 else said[1:]) + " }"

    def _cable(self) -> None:
        kind = self.chance.choice(("cord", "cord", "cord", "trunk", "harness"))
        part = self.chance.choice(self.by_kind[kind])
        left, right = self._taken(self.cables[part].left), self._taken(self.cables[part].right)
        if kind == "cord" and self.chance.random() < 0.7:
            self.names.append(f"{left} -- {right}")
            self.lines.append(f"cord {left} -- {right} : {part} {self._attributes()}")
            return
        name = f"{kind[0].upper()}{len(self.lines)}"
        self.names.append(name)
        self.legs += (
            [f"{name}.{leg}" for leg, _ in enumerate(self.cables[part].right, start=1)] if kind == "trunk" else []
        )
        self.lines.append(f"{kind} {name} : {part} at {left} -- {right} {self._attributes()}")

    def _circuit(self, number: int) -> None:
        chance = self.chance
        ends = [chance.choice(self.cages) + chance.choice(("",) * 20 + (":1", ":2", ":0", ":1:1")) for _ in "12"]
        line = f"circuit c{number} : {chance.choice(APPLICATIONS)} at {ends[0]} -- {ends[1]}"
        if self.legs and chance.random() < 0.3:
            hops = chance.sample(self.legs, chance.randint(1, min(3, len(self.legs))))
            line += f" via [{', '.join(hops)}]" if chance.random() < 0.7 else f" via any({hops[0].partition('.')[0]})"
            if chance.random() < 0.6:
                line += f" {{ cords = {chance.choice(self.by_kind['cord'])}; cord-length = 3m }}"
        self.names.append(f"c{number}")
        self.lines.append(line)

    def _waiver(self) -> None:
        codes = ", ".join(self.chance.sample(("POL101", "POL201", "FIN101", "FIB101", "LEN101", "GEN101", "LOS301"), 2))
        name = self.chance.choice(self.names) if self.names else "c0"
        self.lines.append(f'allow {codes} on {name} {{ reason = "x"; until = 2027-01-31 }}')

    def _restriction(self) -> None:
        place = self.chance.choice([*self.ports, *self.legs, "R1.U5"])
        self.lines.append(f'block {place} {{ reason = "x" }}')

    def _policy(self) -> None:
        said = (
            "prefer { gender = pinned-trunk; length = 3m }", "require { method = u1 }", "require { min-margin = 1dB }",
            "severity { POL = note }", "severity { FIN101 = warning }",
            "require { gender = pinned-cassette; polish = pc }",
            "spares { cord = 5% }", "require { loss-method = statistical }", "prefer { polish = apc; grade = low }",
        )  # fmt: skip
        self.lines.append(f"policy {{ {self.chance.choice(said)} }}")

    def _as_built(self) -> None:
        if self.names:
            self.lines.append(f"as-built {self.chance.choice(self.names)} {{ length = 12.5m; loss = 0.4dB }}")
