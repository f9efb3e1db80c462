"""The manuals: their examples are compiled, their pages are kept, and every word that is asked for is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtpc.catalogue.load import Library
from mtpc.cli._fitting import fitted
from mtpc.manual import explain as _explain
from mtpc.manual import rule_pages as _docs
from mtpc.model.kinds._page import every_kind
from mtpc.rules.files import all_rules, mistake_files, rule_files, rule_name
from mtpc.rules.rule import FAMILIES, Rule
from tests.support import ROOT
from tests.support.examples import EXAMPLES, on_the_floor
from tests.support.listing import for_each

RULES = list(all_rules())
DOCS = ROOT / "docs" / "rules"
# Faults that need a folder, a table or a lock beside the spec, or more than five lines: specs/broken shows them.
WITHOUT_EXAMPLE = {
    "CAT101",
    "CAT102",
    "CAT103",
    "CAT104",
    "REF111",
    "REF119",
    "REF126",
    "REF127",
    "REF130",
    "ORD104",
    "ORD105",
    "ORD106",
    "TYP112",
    "PRT110",
}


def test_the_floor_of_the_examples_has_nothing_to_find() -> None:
    assert on_the_floor("").diagnostics == ()


# Connections that lose too much for a channel lose more than their share of its limit too.
TOLD_TOO = {"LOS301": ("LOS304",), "LOS302": ("LOS304",)}


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_bad_example_is_found_under_its_code_alone(rule: Rule) -> None:
    findings = on_the_floor(rule.bad).diagnostics
    assert {finding.code for finding in findings} == {rule.code, *TOLD_TOO.get(rule.code, ())}, findings
    assert {finding.severity for finding in findings if finding.code == rule.code} == {rule.severity}


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_good_example_gives_no_finding(rule: Rule) -> None:
    assert on_the_floor(rule.good).diagnostics == ()


@for_each(RULES, lambda rule: rule.code)
def test_manual_is_complete_and_names_its_sources(rule: Rule) -> None:
    assert all((rule.summary, rule.why, rule.fix, rule.sources, all(rule.sources)))
    without = rule.code in WITHOUT_EXAMPLE or rule.code.startswith("IMP")  # what others wrote: specs/broken/IMP*.yaml
    assert bool(rule.bad) == bool(rule.good) == (not without)
    assert len(rule.bad.splitlines()) <= 5


@for_each(RULES, lambda rule: rule.code)
def test_file_is_named_by_code_and_name(rule: Rule) -> None:
    assert rule_files()[rule.code].name == rule_name(rule.code) == rule.name


def test_names_of_rules_are_told_apart() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@for_each(RULES, lambda rule: rule.code)
def test_a_code_and_its_name_are_explained(rule: Rule) -> None:
    page = _explain.explain(rule.code.lower())
    assert page is not None
    assert rule.summary in page
    assert rule.sources[0] in page
    assert _explain.explain(rule.name) is not None


@for_each(sorted(mistake_files()))
def test_a_slip_in_syntax_is_explained_from_its_file(code: str) -> None:
    page = _explain.explain(code)
    assert page is not None
    assert page.startswith(f"# {code} {rule_name(code)}\n")
    assert "```text\n\n```" not in page


CONCEPTS = (
    "polarity", "method-a", "method-b", "method-c", "universal", "u1", "u2", "gender", "key", "apc", "pc", "mpo",
    "mpo-12", "mpo-16", "two-row", "insertion-loss", "mated-pair", "permanent-link", "channel", "leg", "trunk",
    "cord", "cassette", "breakout", "rounding", "confidence", "circuit", "tray", "om3", "om4", "om5", "os2", "upc",
    "reflectance",
)  # fmt: skip


@for_each(CONCEPTS)
def test_a_word_of_the_trade_is_explained_with_its_source(word: str) -> None:
    page = _explain.explain(word)
    assert page is not None
    assert re.search(r"^Source:\s", page, re.MULTILINE)
    assert re.search(r"^Confidence: (high|medium|low|as the table)", page, re.MULTILINE)


def test_the_page_of_fibre_classes_has_the_figures_of_the_records() -> None:
    page = _explain.explain("fibre-class") or ""
    library = Library.standard()
    for name in library.names("fibres"):
        fibre = library.fibre(name)
        assert fibre
        figures = ", ".join(f"{row.db_per_km} at {row.wavelength_nm} nm" for row in fibre.attenuation)
        assert (f"| {fibre.shown} | {fibre.core} µm | {figures} |" in page) is not fibre.is_copper


DECLARED = sorted(
    {found.name for found, _ in every_kind()} | {one.name for found, _ in every_kind() for one in found.attributes}
)


@for_each(DECLARED)
def test_every_kind_and_attribute_is_explained_from_its_declaration(word: str) -> None:
    page = _explain.explain(word) or ""
    for kind, inside in every_kind():
        if kind.name == word:
            assert kind.meaning in page
            assert all(f"| `{attribute.name}` |" in page for attribute in kind.attributes)
        for attribute in kind.attributes:
            if attribute.name == word:
                assert f"| `{f'{inside} {{ {kind.name} }}' if inside else kind.name}` |" in page
                assert attribute.meaning in page


def test_a_word_that_is_a_kind_too_tells_the_concept_first() -> None:
    page = _explain.explain("trunk") or ""
    assert page.startswith("# trunk\n")
    assert page.index("Source: ") < page.index("## trunk in a spec") < page.index("trunk NAME : TRUNK PART at")


def test_words_are_found_however_they_are_written() -> None:
    assert _explain.explain("Mated Pair") == _explain.explain("mated-pair")


def test_an_unknown_word_has_no_page() -> None:
    assert _explain.explain("flux-capacitor") is None
    assert _explain.explain("POL999") is None


def test_docs_hold_the_pages_of_the_rules(update: bool) -> None:
    pages = _docs.pages()
    if update:
        DOCS.mkdir(parents=True, exist_ok=True)
        for left_over in set(DOCS.iterdir()) - {DOCS / name for name in pages}:
            left_over.unlink()
        for name, text in pages.items():
            (DOCS / name).write_text(text, "utf-8")
    assert {path.name: path.read_text("utf-8") for path in DOCS.iterdir()} == pages


def test_every_code_that_is_said_has_a_manual_and_every_manual_a_code_that_is_said() -> None:
    package = Path(_docs.__file__).resolve().parents[1]
    manuals = {file.module.rpartition(".")[2] for file in rule_files().values()}
    codes = {
        code
        for file in package.rglob("*.py")
        if file.stem not in manuals
        for code in re.findall(r'"([A-Z]{3}\d{3})"', file.read_text("utf-8"))
    }
    assert codes <= {*rule_files(), *mistake_files()}
    assert {rule.code for rule in RULES if rule.check is None} <= codes


def test_every_code_is_of_a_family_and_listed() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    for rule in all_rules():
        assert rule.code[:3] in FAMILIES
        assert f"[{rule.code}]({rule.code}.md)" in index


def test_pages_fit_a_terminal() -> None:
    for word in _explain.words():
        for line in fitted((_explain.explain(word) or "").rstrip("\n")).splitlines():
            assert len(line) <= 100 or len(line.split()) <= 2, f"{word}: {line}"


def test_rules_and_slips_of_syntax_are_found_by_their_file_names() -> None:
    rules = rule_files()
    assert rules["POL101"].module == "mtpc.rules.lanes.pol101_tx_meets_tx"
    assert list(rules) == sorted(rules)
    assert all(code.startswith("SYN") and file.startswith(code.lower()) for code, file in mistake_files().items())
    assert len(mistake_files()) > 1
