"""Parts the catalogue has not, written in the spec where a link of a random floor needs them."""

from __future__ import annotations

REVERSED, STRAIGHT = "map a.[1..12] -- b.[12..1 step -1]", "map a.[1..12] -- b.[1..12]"


def _one_row(name: str, fibre: str, gender: str, polish: str, wires: str, loss: str = "0.35dB") -> str:
    facts = f"loss = {loss}; return-loss = 60dB"
    said = f"fibre = {fibre}; polish = {polish}; gender = {gender}; {facts}; end [a, b] : mpo12; {wires}"
    return f"part {name} : trunk {{ {said} }}"


def _legs(name: str, fibre: str, polish: str, wires: str) -> str:
    facts = "loss = 0.35dB; return-loss = 60dB"
    said = f"fibre = {fibre}; polish = {polish}; gender = pinned; {facts}; end [a, b][1..4] : mpo12"
    return f"part {name} : trunk {{ {said}; {wires} }}"


def _duplex(name: str, fibre: str, wires: str, loss: str) -> str:
    said = f"fibre = {fibre}; polish = upc; loss = {loss}; return-loss = 60dB; end [a, b] : lc-duplex"
    return f"part {name} : cord {{ {said}; map {wires} }}"


def _trunk_24(letter: str) -> str:
    said = "fibre = om4; polish = pc; gender = pinned; loss = 0.25dB; return-loss = 60dB; end [a, b] : mpo24"
    return f"part trunk-24{letter} : trunk {{ {said}; map = b24{letter} }}"


def _cassette_24(letter: str) -> str:
    said = "format = acme-slot; fibre = om4; loss = 0.25dB; return-loss = 60dB"
    ports = "port front[1..12] : lc-duplex { polish = upc }; port rear1 : mpo24 { polish = pc; gender = unpinned"
    mating = "mating = opposed }"
    return f"part cassette-u1-24{letter} : cassette {{ {said}; {ports}; {mating}; map = cassette-u1-24{letter} }}"


def _low_loss(name: str, fibre: str, polish: str) -> str:
    return (
        f"part {name} : cassette {{ format = acme-slot; fibre = {fibre}; loss = 0.1dB; return-loss = 65dB"
        "; port front[1..6] : lc-duplex { polish = upc }"
        f"; port rear1 : mpo12 {{ polish = {polish}; gender = unpinned; mating = opposed }}"
        "; map front[1..6].L -- rear1.[1..6]; map front[1..6].R -- rear1.[12..7 step -1] }"
    )


OWN_PARTS = {
    "trunk-a-os2": _one_row("trunk-a-os2", "os2", "pinned", "apc", STRAIGHT),
    "trunk-a-om4-apc": _one_row("trunk-a-om4-apc", "om4", "pinned", "apc", STRAIGHT),
    "trunk-b-om4-apc": _one_row("trunk-b-om4-apc", "om4", "pinned", "apc", REVERSED),
    "trunk-b-om4-unpinned": _one_row("trunk-b-om4-unpinned", "om4", "unpinned", "pc", REVERSED),
    "trunk-a-om4-unpinned": _one_row("trunk-a-om4-unpinned", "om4", "unpinned", "pc", STRAIGHT),
    "trunk-4-b-om4": _legs("trunk-4-b-om4", "om4", "pc", "map a[1..4].[1..12] -- b[1..4].[12..1 step -1]"),
    "trunk-4-a-om4": _legs("trunk-4-a-om4", "om4", "pc", "map a[1..4].[1..12] -- b[1..4].[1..12]"),
    "cassette-u1-pinned": (
        "part cassette-u1-pinned : cassette { format = acme-slot; fibre = om4; loss = 0.25dB; return-loss = 60dB"
        "; port front[1..6] : lc-duplex { polish = upc }"
        "; port rear1 : mpo12 { polish = pc; gender = pinned; mating = opposed }"
        "; map front[1..6].L -- rear1.[1..6]; map front[1..6].R -- rear1.[12..7 step -1] }"
    ),
    **{f"trunk-24{letter}": _trunk_24(letter) for letter in "nr"},
    **{f"cassette-u1-24{letter}": _cassette_24(letter) for letter in "nr"},
    "cassette-u1-low": _low_loss("cassette-u1-low", "om4", "pc"),
    "cassette-u1-low-os2": _low_loss("cassette-u1-low-os2", "os2", "apc"),
    "trunk-b-low": _one_row("trunk-b-low", "om4", "pinned", "pc", REVERSED, "0.15dB"),
    "trunk-a-low": _one_row("trunk-a-low", "om4", "pinned", "pc", STRAIGHT, "0.15dB"),
    "trunk-b-low-os2": _one_row("trunk-b-low-os2", "os2", "pinned", "apc", REVERSED, "0.15dB"),
    "trunk-a-low-os2": _one_row("trunk-a-low-os2", "os2", "pinned", "apc", STRAIGHT, "0.15dB"),
    "lc-low": _duplex("lc-low", "om4", "a.L -- b.R; map a.R -- b.L", "0.1dB"),
    "lc-low-os2": _duplex("lc-low-os2", "os2", "a.L -- b.R; map a.R -- b.L", "0.1dB"),
    "lc-aa-os2": _duplex("lc-aa-os2", "os2", "a.L -- b.L; map a.R -- b.R", "0.3dB"),
}  # fmt: skip
