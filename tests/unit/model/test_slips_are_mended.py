"""A word that is one slip away from what was meant is offered in its place, and that place alone changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.fixing import fix_texts
from mtpc.pipeline import compile_texts

HEAD = 'edition 2026\nuse "catalog:acme-fibre" as acme\nrack R1 : acme.rack-42u\n'
SAFE = [
    ("template t($n: nubmer) { rack Q[$n] : acme.rack-42u }\napply t(1)", "nubmer", "number"),
    ("device s : acme.server-1u at palce(R1, 3)", "palce", "place"),
    ("rack Q[1-3] : acme.rack-42u", "1-3", "1..3"),
    ("polciy { spares { cord = 10% } }", "polciy", "policy"),
    ("policy { spaers { cord = 10% } }", "spaers", "spares"),
    ('project "x" { onwer = "me" }', "onwer", "owner"),
    ("waypoint w\ntray over at R1 -- w { dorp = 1m }", "dorp", "drop"),
    ('allow LOS301 on R1 { resaon = "x"; until = 2027-01-31 }', "resaon", "reason"),
]
ASKED = [
    ("template pod($n) { rack Q[$n] : acme.rack-42u }\napply pdo(1)", "pdo", "pod"),
    ("template pod($count) { rack Q[$count] : acme.rack-42u }\napply pod() { cuont = 1 }", "cuont", "count"),
    ("let $unit = 3\npanel p : acme.panel-4slot at R1.U[$untit]", "$untit", "$unit"),
    ("panel p : acme.panel-4sloot at R1.U3", "panel-4sloot", "panel-4slot"),
    ("panel p : acmee.panel-4slot at R1.U3", "acmee", "acme"),
    ("panel pp : acme.panel-4slot at R1.U3\noverride panel ppp { ticket = x }", "ppp", "pp"),
    ("for $n in [5..3] { panel p[$n] : acme.panel-1u-4slot at R1.U[$n] }", "5..3", "5..3 step -1"),
    ('use "catalog:acme-fibre" version "1999.1" as other', '"1999.1"', '"2026.2"'),
]


@pytest.mark.parametrize(("line", "wrong", "right"), SAFE)
def test_words_of_the_language_are_mended_safely(line: str, wrong: str, right: str) -> None:
    text = f"{HEAD}{line}\n"
    assert compile_texts({"a.mtp": text}).failed
    assert fix_texts({"a.mtp": text}, compile_texts).texts == {"a.mtp": text.replace(wrong, right)}


@pytest.mark.parametrize(("line", "wrong", "right"), ASKED)
def test_names_and_meanings_are_mended_when_asked_for(line: str, wrong: str, right: str) -> None:
    text = f"{HEAD}{line}\n"
    assert not fix_texts({"a.mtp": text}, compile_texts).texts
    start = text.rindex(wrong)
    mended = text[:start] + right + text[start + len(wrong) :]
    assert fix_texts({"a.mtp": text}, compile_texts, unsafe=True).texts == {"a.mtp": mended}


def test_a_file_beside_the_spec_is_found_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "servers.csv").write_text("name,rack\ns1,R1\n")
    (tmp_path / "servers.md").write_text("")
    text = HEAD + 'use "./srevers.csv" as sheet { key = name }\n'
    result = fix_texts({"a.mtp": text}, lambda texts: compile_texts(texts, tmp_path), unsafe=True)
    assert result.texts == {"a.mtp": text.replace("srevers", "servers")}
