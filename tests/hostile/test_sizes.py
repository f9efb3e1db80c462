"""What is long and means little: read in seconds and a bounded memory, or refused by a limit that names itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.attack import CLEAN, EDITION, FINDINGS, RACK, SPEC, Attack, Content, Family, each, holds, on_its_own

pytestmark = pytest.mark.slow
TABLE = f'{EDITION}use "t.csv" as t\nfor $r in t {{ room $r.name }}\n'
CHAIN = "let $a = 1\nif $a == 2 { room r }" + "".join(f" else if $a == {n} {{ room r{n} }}" for n in range(5000))
NEAR = "room r[1..100000]\nfor $i in 1..20000 { rack k[$i] : acme.rack-42u at rx[$i] }\n"
PORTS = "device d[1..2] : acme.sw-32x100 at A01.U[10, 20]\noptic d[1..2].et-0/0/[0..99999] : acme.q28-100g-sr4\n"
TYPE = "manufacturer: X\nmodel: Y\nu_height: 1\n"
SERIES = "".join(f"- {{name: et{n}, type: 100gbase-x-qsfp28}}\n" for n in range(12_000))
BEHIND = "".join(f"- {{name: p{n}, type: lc, rear_port: r{n}}}\n" for n in range(6_000))
REAR = "".join(f"- {{name: r{n}, type: mpo, positions: 12}}\n" for n in range(6_000))
CYRILLIC, JOINERS = "\u0436\u0430 \u0430\u0436\u0430 ", "a\u200d"
FILLERS = "".join(f'room "r\u3164{n}" # \u3164\n' for n in range(10_000))
LOCK = "version = 1\n[circuits]\n" + "".join(f'c{n} = ["T{n}.1"]\n' for n in range(100_000))


def written(text: str) -> Content:
    """A file whose text is made when it is written."""
    return lambda path: path.write_text(text, "utf-8")


def table(name: str, text: str, says: str) -> Attack:
    return Attack(Family.TABLES, name, {SPEC: TABLE, "t.csv": written(text)}, says=(says,), seconds=5, how=on_its_own)


def spec(name: str, text: str, says: str, code: int = FINDINGS, seconds: int = 5) -> Attack:
    return Attack(Family.SIZES, name, {SPEC: written(text)}, code=code, says=(says,), seconds=seconds, how=on_its_own)


def device_type(name: str, text: str, says: str, code: int = FINDINGS) -> Attack:
    files = {"t.yaml": written(f"{TYPE}{text}")}
    command = ("import", "devicetype", "t.yaml", "-o", "out")
    return Attack(Family.SIZES, name, files, command, code, (says,), seconds=10, how=on_its_own)


ATTACKS = [
    device_type("12,000 ports in a series", f"interfaces:\n{SERIES}", "part y, 12,000 ports", CLEAN),
    device_type("6,000 ports behind ports", f"front-ports:\n{BEHIND}rear-ports:\n{REAR}", "no part", CLEAN),
    table("a million columns", "name," + ",".join(f"c{n}" for n in range(1_000_000)) + "\n", "more than 1,000 columns"),
    table("a line of 60 MB", "name\n" + "x" * 60_000_000, "t.csv has more than 20,000,000 bytes"),
    table("a cell of 19 MB", "name\n" + "x" * 19_000_000, "t.csv:2:1: REF109"),
    table("a quote that does not end", 'name\n"r1\n' + "a\n" * 9_000_000, "t.csv:2:1: REF109"),
    table("quotes that do not end", "name\n" + '"r1\n' * 4_000_000, "t.csv:2:1: REF109"),
    spec("64 MB of blanks", EDITION + " " * 63_900_000, "no findings", CLEAN),
    Attack(Family.SIZES, "50,000 equal errors",
           {SPEC: f"{RACK}for $i in 1..50000 {{ cord x.1 -- y.1 : acme.no-such }}\n"},
           says=("49999 more",), seconds=40, memory_mb=350, how=on_its_own),
    spec("20,000 names that none of 100,000 is", f"{RACK}{NEAR}", "similar names were not looked for at every finding",
         seconds=30),
    Attack(Family.SIZES, "200,000 ports that no device has", {SPEC: f"{RACK}{PORTS}"},
           says=("similar names were not looked for",), seconds=60, memory_mb=450, how=on_its_own),
    spec("a comment of 4 MB in Cyrillic", f"{EDITION}# {CYRILLIC * 300_000}\n", "no findings", CLEAN, seconds=8),
    spec("a comment of 1,000,000 joiners", f"{EDITION}# {JOINERS * 500_000}\n", "REF128", CLEAN, seconds=12),
    spec("10,000 names and texts with filler", f"{RACK}{FILLERS}", "REF123", seconds=12),
    spec("200,000 turns to a variable", f"{EDITION}let $n = 200000\nfor $i in 1..$n {{ let $x = 1 }}\n", "no findings",
         CLEAN, seconds=8),
    Attack(Family.SIZES, "199,999 circuits without ends", {SPEC: f"{EDITION}circuit c[1..199999]\n"}, says=("TYP110",),
           seconds=20, memory_mb=450, how=on_its_own),
    Attack(Family.SIZES, "a line of 5,000 else if to format", {SPEC: f"{EDITION}{CHAIN}\n"}, ("fmt", SPEC), CLEAN,
           seconds=5, how=on_its_own),
    Attack(Family.LOCK, "100,000 circuits",
           {SPEC: RACK, "mtpc.lock": LOCK},
           code=CLEAN, says=("no findings",), seconds=8, how=on_its_own),
]  # fmt: skip


@each(ATTACKS)
def test_it_ends_in_seconds(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
