"""The words of the trade: every page says source, confidence, cost and use, and no figure stands on one unproved."""

from __future__ import annotations

import csv
import re
from importlib.resources import files

from mtpc.manual import concept_pages as _concepts
from mtpc.manual import explain as _explain
from mtpc.rules.files import mistake_files, rule_files
from tests.support import ROOT
from tests.support.listing import for_each

FOLDER = files("mtpc.manual") / "concepts"
DATA = ROOT / "tests" / "data"
PAGES = {entry.name.removesuffix(".md"): entry.read_text("utf-8") for entry in FOLDER.iterdir()}
NAMES = sorted(PAGES)
LAW = ("POL", "GEN", "KEY", "FIN", "FIB", "OPT", "LOS", "LEN", "GEO2", "CAT2")
# `1.9 and 1.5 dB`, `30 m`: a number with a unit behind it, or that shares the unit of the next
_UNITS = r"dB/km|dBm|dB|km|mm|µm|nm|ns/m|ns|MHz·km|GBd|Gb/s|degrees|%|m"
_FIGURE = re.compile(rf"(?<![\w.])-?(\d+(?:\.\d+)?)(?:(?: to |-| and |, )-?(\d+(?:\.\d+)?))*\s?({_UNITS})(?![\w/])")


def figures(page: str) -> set[str]:
    """Every number of a page that has a unit, as `0.35 dB`; sources and code are left out."""
    text = " ".join(re.sub(r"https?://\S+", "", page).split())
    found = set()
    for match in _FIGURE.finditer(text):
        found |= {f"{number} {match[3]}" for number in re.findall(r"\d+(?:\.\d+)?", match[0].removesuffix(match[3]))}
    return found


def after(page: str, word: str) -> str:
    match = re.search(rf"^{word}:\s(.*?)(?=\n\n|\n[A-Z][\w ]+: |\Z)", page, re.MULTILINE | re.DOTALL)
    assert match, word
    return " ".join(match[1].split())


def test_there_are_words_enough() -> None:
    assert len(NAMES) >= 45


@for_each(NAMES)
def test_a_page_says_what_it_is_what_it_costs_where_it_is_used_and_from_where(name: str) -> None:
    page = PAGES[name]
    assert page.startswith(f"# {name}\n\n")
    for word in ("Money", "In mtpc", "See also", "Source", "Confidence"):
        assert len(after(page, word)) > 3, word
    assert re.search(r"high|medium|low|as the table says", after(page, "Confidence"))
    assert re.search(r"\b[A-Z]{3}\d{3}\b|`", after(page, "In mtpc"))


@for_each(NAMES)
def test_every_word_a_page_leads_to_has_a_page(name: str) -> None:
    linked = after(PAGES[name], "See also").rstrip(".").split(", ")
    assert name not in linked
    for word in linked:
        assert _explain.explain(word), word


def test_every_page_is_led_to_from_another() -> None:
    linked = {
        _concepts.also_called().get(word)
        for page in PAGES.values()
        for word in after(page, "See also").rstrip(".").split(", ")
    }
    assert set(NAMES) <= linked


@for_each(NAMES)
def test_every_code_on_a_page_has_a_manual(name: str) -> None:
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", PAGES[name])) <= {*rule_files(), *mistake_files()}


@for_each([code for code in rule_files() if code.startswith(LAW)])
def test_every_rule_of_light_leads_to_a_word(code: str) -> None:
    assert _concepts.concepts_naming(code)
    assert "See also: `mtpc explain " in (_explain.explain(code) or "")


def test_no_word_is_on_two_pages() -> None:
    seen: dict[str, str] = {}
    for name, page in PAGES.items():
        words = after(page, "Also called").rstrip(".").split(", ") if "Also called:" in page else []
        for word in {name, *map(_concepts.slug_of, words)}:
            assert seen.setdefault(word, name) == name, word


@for_each(NAMES)
def test_pictures_are_drawn(name: str) -> None:
    assert "{{" not in _concepts.concept(name)
    for what, of in re.findall(r"\{\{(\w+)(?: ([\w.-]+))?\}\}", PAGES[name]):
        assert of == "" or f"record {of}: confidence" in _concepts.concept(name), what


with (DATA / "concept_figures.csv").open(encoding="utf-8", newline="") as lines:
    PROVED = [(row["page"], row["figure"], row["where"]) for row in csv.DictReader(lines)]


@for_each(NAMES)
def test_every_figure_on_a_page_is_listed_with_where_it_was_found(name: str) -> None:
    """The list is made by hand from the notes on the domain: a figure that changes has to be proved anew."""
    assert figures(PAGES[name]) == {figure for page, figure, where in PROVED if page == name and where}
