"""What a map has to say: a letter is no map of two rows, and every position is joined once."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.pipeline import compile_paths, compile_texts
from tests.support.floors import DRAWING

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack R : acme.rack-42u
panel p[1..2] : acme.panel-4slot at R.U[3, 4]
plate p[1..2].1 : acme.plate-6mpo24-opposed
"""
RECORD = f"""name = "mine"
family = "trunk"
fibre = "om4"
map = "{{map}}"
[[end]]
name = "a"
connector = "{{connector}}"
[[end]]
name = "b"
connector = "{{connector}}"
{DRAWING}"""


def told(text: str) -> list[tuple[str, str, str]]:
    result = compile_texts({"map.mtp": HEAD + text + "\n"})
    return [(one.code, one.message, one.help) for one in result.diagnostics]


@pytest.mark.parametrize(
    ("said", "letter", "meant"),
    [
        ("polarity = b", "B", "write `map = b24n` or `map = b24r`"),
        ("polarity = A", "A", "write `map = a24i` or `map = a24s`"),
        ("polarity = c", "C", "write `map = c24`"),
        ("map = b24", "B", "write `map = b24n` or `map = b24r`"),
        ("map = a", "A", "write `map = a24i` or `map = a24s`"),
    ],
)
def test_a_letter_is_no_map_of_an_open_cable_of_two_rows(said: str, letter: str, meant: str) -> None:
    trunk = f"trunk T : acme.trunk-mpo24-om4-open at p1.1.rear1 -- p2.1.rear1 {{ length = 9m; {said} }}"
    reason = f"the letter {letter} does not determine the map of MPO-24: two rows may cross or not"
    assert told(trunk) == [("TYP104", reason, meant)]


@pytest.mark.parametrize("connector", ["mpo24", "mpo32"])
@pytest.mark.parametrize("letter", ["a", "b"])
@pytest.mark.parametrize("counted", [False, True])
def test_a_letter_is_no_map_of_a_part_of_two_rows(connector: str, letter: str, counted: bool) -> None:
    name = letter + connector[3:] * counted
    ((code, message, _),) = told(f"part mine : trunk {{ fibre = om4; end [a, b] : {connector}; map = {name} }}")
    assert code == "CAT104"
    assert f"the letter {letter.upper()} does not determine the map of MPO-{connector[3:]}" in message


def test_a_letter_is_no_map_of_a_record_of_two_rows(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "mine.toml").write_text(RECORD.format(map="b32", connector="mpo32"), "utf-8")
    spec = HEAD + 'use "./parts" as own\ntrunk T : own.mine at p1.1.rear1 -- p2.1.rear1 { length = 9m }\n'
    (tmp_path / "spec.mtp").write_text(spec, "utf-8")
    result = compile_paths([str(tmp_path / "spec.mtp")])
    ((code, message, help_),) = [(one.code, one.message, one.help) for one in result.diagnostics]
    assert code == "CAT104"
    assert "the letter B does not determine the map of MPO-32" in message
    assert help_ == "write `map = b32n` or `map = b32r`"


def test_a_letter_is_a_map_of_one_row() -> None:
    one_row = "part mine : trunk { fibre = om4; polish = pc; gender = pinned; end [a, b] : mpo12 }\n"
    plates = "plate p[1..2].2 : acme.plate-12mpo-opposed-pc\n"
    laid = "trunk T : mine at p1.2.rear1 -- p2.2.rear1 { length = 9m; polarity = b }"
    assert told(one_row + plates + laid) == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("map a.[1..12] -- b.[1..11, 11]", "the map uses b1.11 twice"),
        ("map a.[1..11] -- b.[1..11]", "the map leaves a1.12 open, which carries fibre unless `lit` says otherwise"),
        ("map a.[2..13] -- b.[1..12]", "a.13 does not exist: MPO-12 has positions 1 to 12"),
    ],
)
def test_a_map_of_ones_own_joins_every_position_once(lines: str, message: str) -> None:
    found = told(f"part mine : trunk {{ fibre = om4; end [a, b] : mpo12; {lines} }}")
    assert [code for code, _, _ in found] == ["CAT104"]
    assert message in found[0][1]
