"""What the compiler makes of findings: settled, folded, in reading order."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.diagnostics import Severity
from mtpc.pipeline import compile_paths, compile_texts
from tests.support import ROOT

QUICKSTART = (ROOT / "specs" / "quickstart.mtp").read_text("utf-8")
LONG = QUICKSTART.replace("length = 20m", "length = 2000m")


def severities(text: str) -> dict[str, Severity]:
    return {found.code: found.severity for found in compile_texts({"site.mtp": text}).diagnostics}


def test_a_policy_settles_a_code_before_its_family() -> None:
    settings = ("", "LEN = note", "LEN101 = warning", "LEN = note; LEN101 = warning", "LOS = note")
    settled = [severities(f"{LONG}policy {{ severity {{ {each} }} }}\n") for each in settings]
    error, warning, note = Severity.ERROR, Severity.WARNING, Severity.NOTE
    expected = zip((error, note, warning, warning, error), (error, error, error, error, note), strict=True)
    assert settled == [{"LEN101": length, "LOS301": loss} for length, loss in expected]


@pytest.mark.parametrize(
    "broken", ["crod a -- b\n", "rack X :\n", "cord sw1.et-0/0/99 -- pp1.1.9 : acme.patch-mpo12-b-om4\n"]
)
def test_what_is_missing_from_the_documents_stays_an_error(broken: str) -> None:
    policy = "policy { severity { REF = note; SYN = note; PRT = note; TYP = note } }\n"
    assert set(severities(QUICKSTART + policy + broken).values()) == {Severity.ERROR}
    assert compile_texts({"site.mtp": QUICKSTART + policy + broken}).failed


def test_findings_alike_are_said_once_with_a_count() -> None:
    result = compile_texts({"site.mtp": LONG})
    (loss,) = [found for found in result.diagnostics if found.code == "LOS301"]
    assert loss.count == 4
    assert len([found for found in result.found if found.code == "LOS301"]) == 4


def test_findings_come_in_reading_order_over_all_specs() -> None:
    result = compile_texts(
        {"b.mtp": "edition 2026\ncrod b -- c\ncrod a -- b\n", "a.mtp": "edition 2026\n\n\ncrod z -- y\n"}
    )
    places = [(found.span.path, found.span.start) for found in result.diagnostics if found.span]
    assert places == [("a.mtp", 15), ("b.mtp", 13), ("b.mtp", 25)]


def test_specs_together_are_one_floor(tmp_path: Path) -> None:
    head, _, circuits = QUICKSTART.partition("# Intent")
    use = 'edition 2026\nuse "catalog:acme-fibre" version "2026.2" as acme\n'
    (tmp_path / "plant.mtp").write_text(head)
    (tmp_path / "circuits.mtp").write_text(use + "#" + circuits)
    together = compile_paths([tmp_path / "plant.mtp", tmp_path / "circuits.mtp"])
    assert together.diagnostics == ()
    assert together.counts() == compile_texts({"site.mtp": QUICKSTART}).counts()


def test_a_byte_order_mark_changes_nothing() -> None:
    assert compile_texts({"site.mtp": "\ufeff" + QUICKSTART}).diagnostics == ()
