"""The worked polarity cases, and each written as a spec of the shipped catalogue `worked-cases`.

Near modules stand in device `a`, far ones in device `b`. Where two cables meet, a plate is put between them; a box
(cassette, conversion, shuffle) has its adapters built in. Genders are the case's own, else those that mate: what
meets a module is unpinned, what meets a box is pinned, and in a plate the near plug is pinned.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from tests.support import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "data" / "polarity_cases.yaml").read_text("utf-8"))["cases"]
HEAD = """edition 2026
use "catalog:worked-cases" as w
rack R : w.case-rack
device a : w.case-host at R.U1
device b : w.case-host at R.U2
"""
WORDS = {"male": "pinned", "female": "unpinned"}
LC_COUNT = 2


def spec_of(case: dict[str, Any]) -> str:
    """The spec of a case with a path, or of a case with two connectors that are to mate."""
    return _joint_spec(case["mate"]) if "mate" in case else _Writer(case).text()


@dataclass
class _Cable:
    """A cable under construction; its ends are filled as they are met. End a is its left end."""

    kind: str
    part: str
    polish: str
    ends: dict[str, list[str]] = field(default_factory=lambda: {"a": [], "b": []})
    genders: dict[str, str] = field(default_factory=dict)


def _statement(number: int, alike: list[_Cable]) -> str:
    """Cables laid for one stage of the path, as one line of a spec."""
    left, right = (_ports([port for cable in alike for port in cable.ends[end]]) for end in "ab")
    first = alike[0]
    said = [f"gender-{end} = {gender}" for end, gender in sorted(first.genders.items())]
    said += [f"polish = {first.polish}"] if first.polish else []
    attributes = "; ".join(["length = 2m", *said])
    name = f"k{number}" + (f"-[1..{len(alike)}]" if len(alike) > 1 else "")
    return f"{first.kind} {name} : w.{first.part} at {left} -- {right} {{ {attributes} }}"


@dataclass(frozen=True)
class _Waiting:
    """The next plug goes into `socket`, or `cable` still has to be plugged in somewhere with its end `end`."""

    count: int  # fibre positions of the connector
    socket: str = ""
    cable: _Cable | None = None
    end: str = ""
    to: str = "box"  # what a socket belongs to: module or box


class _Writer:
    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.sr8 = "sr8" in str(case["path"])
        self.breakout = "sfp" in str(case["path"]) and "sr4" in str(case["path"])
        self.stated = [gender for gender in case.get("gender", []) if isinstance(gender, list)]
        self.lines: list[str] = []
        self.cables: list[list[_Cable]] = []  # those laid for one stage together
        self.panels = 0
        self.waiting: list[_Waiting] = []
        self.stance = "aligned"

    def text(self) -> str:
        """The whole spec."""
        path = self.case["path"]
        for index, stage in enumerate(path):
            self._stage(stage, path[index - 1] if index else {}, path[index + 1] if index + 1 < len(path) else {})
        cables = [_statement(number, alike) for number, alike in enumerate(self.cables, start=1)]
        return HEAD + "\n".join([*self.lines, *cables]) + "\n"

    def _stage(self, stage: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> None:
        word, value = next(iter(stage.items()))
        if word in {"module", "modules", "sfp"}:
            self._modules(["sfp"] * len(value) if word == "sfp" else [value] if word == "module" else value, not before)
        elif word in {"array", "duplex", "link"}:
            part = {"array": f"cord-{value}", "duplex": f"cord-duplex-{value}", "link": f"link-{value}"}[word].lower()
            part += "-8of12" if "populated" in stage else ""
            count = int(value[1:3]) if word == "array" else LC_COUNT
            self._each("trunk" if word == "link" else "cord", part, count)
        elif word == "cassette":
            stance = (after if stage["dir"] == "in" else before)["adapter"]
            ports = 4 if value == "u1_8" else 6
            fronts, rears = ([f"{side}{k}" for k in many] for side, many in (("", range(1, ports + 1)), ("rear", [1])))
            self._box(f"cassette-{_dashed(value)}-{stance}", (fronts, LC_COUNT), (rears, 12), stage["dir"] == "in")
        elif word == "conv" and value.startswith("c2x12"):
            self._box(f"conv-{_dashed(value)}", (["1", "2", "3"], 12), (["rear1", "rear2"], 12), stage["dir"] == "in")
        elif word == "shuffle":
            sides = [[f"{side}{k}" for k in range(1, 5)] for side in ("in", "out")]
            self._box(f"shuffle-{value}", (sides[0], 12), (sides[1], 12), True)
        elif word == "adapter":
            self.stance = value
        else:
            self._harness(word, value, stage.get("dir") == "in")

    # ---- stages ------------------------------------------------------------------------------

    def _modules(self, modules: list[str], first: bool) -> None:
        device = "a" if first else "b"
        sockets = []
        for number, name in enumerate(modules, start=1):
            self.lines.append(f"optic {device}.m{number} : w.{self._module(name)}")
            count = {"sfp": LC_COUNT, "sr4": 12, "sr8": 16, "sr10": 24}[name]
            sockets.append(_Waiting(count, f"{device}.m{number}", to="module"))
        if first:
            self.waiting = sockets
            return
        for waiting, socket in zip(self.waiting, sockets, strict=True):
            self._plug(waiting, socket)

    def _module(self, name: str) -> str:
        """Modules whose lanes can talk to each other: four 10G lanes, or eight 100G ones, where parted."""
        if name == "sr4" and self.breakout:
            return "sr4-40g"
        return "sr4-400g" if name == "sr4" and self.sr8 else name

    def _each(self, kind: str, part: str, count: int) -> None:
        """One cable for each waiting connector."""
        left = []
        self.cables.append([])
        stated = self.stated.pop(0) if self.stated and count > LC_COUNT else None
        for waiting in self.waiting:
            cable = self._cable(kind, part, count)
            if stated:
                cable.genders = {end: WORDS[word] for end, word in zip("ab", stated, strict=True)}
            self._meet(waiting, _Waiting(count, cable=cable, end="a"))
            left.append(_Waiting(count, cable=cable, end="b"))
        self.waiting = left

    def _harness(self, word: str, name: str, inward: bool) -> None:
        """One connector at end a, several at end b; `inward`: the several face the near modules."""
        branches, few, many = {"h24_3x8_seq": (3, 24, 12), "y24_2x12_rows": (2, 24, 12)}.get(
            name, (4, 12, LC_COUNT) if word == "harness" else (2, 16, 12)
        )
        self.cables.append([])
        cable = self._cable("harness", f"{word}-{_dashed(name)}", few)
        one = [_Waiting(few, cable=cable, end="a")]
        legs = [_Waiting(many, cable=cable, end="b") for _ in range(branches)]
        entered, left = (legs, one) if inward else (one, legs)
        for waiting, end in zip(self.waiting, entered, strict=True):
            self._meet(waiting, end)
        self.waiting = left

    def _box(self, part: str, front: tuple[list[str], int], rear: tuple[list[str], int], inward: bool) -> None:
        slot = self._slot("cassette", part)
        sides = [[_Waiting(count, f"{slot}.{name}") for name in names] for names, count in (front, rear)]
        entered, left = sides if inward else sides[::-1]
        for waiting, socket in zip(self.waiting, entered, strict=True):
            self._plug(waiting, socket)
        self.waiting = left

    # ---- joints ------------------------------------------------------------------------------

    def _meet(self, waiting: _Waiting, end: _Waiting) -> None:
        """A cable's end goes to what waits: into its socket, or into a plate with the cable before."""
        if waiting.cable is None:
            self._plug(end, waiting)
            return
        front, rear = self._adapter(waiting)
        self._plug(waiting, _Waiting(waiting.count, front, to="plate-near"))
        self._plug(end, _Waiting(end.count, rear, to="plate-far"))

    def _plug(self, waiting: _Waiting, socket: _Waiting) -> None:
        """Put the end of a cable into a socket, with the gender that mates there unless the case states one."""
        cable = waiting.cable
        assert cable is not None
        cable.ends[waiting.end].append(socket.socket)
        if waiting.count > LC_COUNT and waiting.end not in cable.genders:
            cable.genders[waiting.end] = "pinned" if socket.to in {"box", "plate-near"} else "unpinned"

    def _adapter(self, waiting: _Waiting) -> tuple[str, str]:
        part = "plate-lc" if waiting.count == LC_COUNT else f"plate-mpo{waiting.count}-{self.stance}"
        slot = self._slot("plate", part)
        return f"{slot}.1", f"{slot}.rear1"

    def _slot(self, kind: str, part: str) -> str:
        self.panels += 1
        self.lines.append(f"panel p{self.panels} : w.case-panel at R.U{self.panels + 2}")
        self.lines.append(f"{kind} p{self.panels}.1 : w.{part}")
        return f"p{self.panels}.1"

    def _cable(self, kind: str, part: str, count: int) -> _Cable:
        polish = ("apc" if self.sr8 else "upc") if count > LC_COUNT else ""
        cable = _Cable(kind, part, polish)
        self.cables[-1].append(cable)
        return cable


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _ports(names: list[str]) -> str:
    """`a.m1`, or several that differ in one place: `a.m[1,2]`."""
    if len(names) == 1:
        return names[0]
    before = _alike(names)
    after = _alike([name[before:][::-1] for name in names])
    middles = ",".join(name[before : len(name) - after] for name in names)
    return f"{names[0][:before]}[{middles}]{names[0][len(names[0]) - after :]}"


def _alike(names: list[str]) -> int:
    """How many characters all names begin with."""
    return next((at for at, these in enumerate(zip(*names, strict=False)) if len(set(these)) > 1), 0)


def _joint_spec(mate: dict[str, Any]) -> str:
    """Two cables whose ends a meet in one adapter; their other ends are parked."""
    lines = [f"panel p1 : w.case-panel at R.U3\nplate p1.1 : w.plate-mpo12-{mate['adapter']}"]
    for number, (side, port) in enumerate((("a", "1"), ("b", "rear1")), start=1):
        stated = mate[side]
        part = {(12, 1): "cord-a12", (12, 2): "cord-a24i", (16, 1): "cord-a16"}[stated["family"], stated.get("rows", 1)]
        part += "-turned" if stated.get("key_flipped") else ""
        gender, polish = "pinned" if stated["pins"] else "unpinned", stated["polish"].lower()
        said = f"length = 1m; gender-a = {gender}; gender-b = unpinned; polish = {polish}"
        lines.append(f"cord k{number} : w.{part} at p1.1.{port} -- parked {{ {said} }}")
    return HEAD + "\n".join(lines) + "\n"
