"""`mtpc explain` knows every word of the language: of the grammar, the functions, units and declarations."""

from __future__ import annotations

import re

import pytest

from mtpc.assets import asset_folder
from mtpc.manual.explain import explain, words
from mtpc.manual.language_words import language_words
from mtpc.model.expand.functions import FUNCTIONS
from mtpc.model.expand.parameters import TYPES
from mtpc.model.kinds._page import every_kind
from mtpc.model.sources import table_settings
from mtpc.units import UNITS
from tests.support.listing import for_each

GRAMMAR = (asset_folder("grammar") / "mtp.lark").read_text("utf-8")
KEYWORDS = sorted(set(re.findall(r'"([a-z]+)"', GRAMMAR)))
VALUES = sorted({str(value) for kind, _ in every_kind() for each in kind.attributes for value in each.values})
SETTINGS = (*table_settings._OF_TABLES, table_settings._RENAME)
# Words of the trade that the trials asked for.
TRADE = ["transceiver", "male", "female", "durability", "push-pull", "cost", "patch panel", "module", "form factor"]


def test_the_words_of_the_grammar_are_found() -> None:
    assert {"let", "via", "step", "except", "template"} <= set(KEYWORDS)


@for_each([*KEYWORDS, *FUNCTIONS, "any", "count", *TYPES, *SETTINGS, *UNITS, *VALUES, *TRADE])
def test_every_word_is_explained(word: str) -> None:
    page = explain(word)
    assert page is not None
    assert page.startswith("# ")


@for_each([*KEYWORDS, *FUNCTIONS, *SETTINGS])
def test_a_word_of_the_language_is_shown_as_it_is_written(word: str) -> None:
    page = explain(word) or ""
    assert f"In a spec, `{word}`: " in page
    shown = page.partition(f"In a spec, `{word}`: ")[2].split("\n\n")[1]
    assert word in shown


@pytest.mark.parametrize("word", ["flat", "each", "any"])
def test_a_function_is_told_before_what_else_is_called_so(word: str) -> None:
    page = explain(word) or ""
    assert page.splitlines()[:3] == [f"# {word}", "", page.splitlines()[2]]
    assert page.splitlines()[2].startswith(f"In a spec, `{word}`: ")


def test_a_value_names_the_attributes_that_take_it() -> None:
    page = explain("pulled") or ""
    assert "| `status` | `trunk` | progress of the work |" in page


def test_units_say_what_they_are() -> None:
    assert "`ft` is a unit of length: 1ft is 0.3048m." in (explain("ft") or "")
    assert (explain("U") or "").startswith("# U\n")


def test_every_word_that_is_told_can_be_asked_for() -> None:
    assert set(language_words()) <= set(words())
