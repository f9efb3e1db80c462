"""docs/documents.md lists every value of the columns it explains."""

from __future__ import annotations

import re

from mtpc.channel.types import LossVerdict
from mtpc.plan.light_trouble import NO_LIGHT, NOT_MATED, PERMUTED
from mtpc.plan.rows.cut_columns import COLUMNS
from mtpc.plan.verdicts import Verdict
from tests.support import ROOT

PAGE = (ROOT / "docs" / "documents.md").read_text("utf-8")


def firsts(heading: str) -> list[str]:
    """What stands in the first cells of the table under that head."""
    table = PAGE.partition(heading)[2].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)


def test_every_verdict_is_explained() -> None:
    assert firsts("| `verdict` | the channel |") == [str(verdict) for verdict in Verdict]
    after = PAGE.partition("`loss_verdict` is about")[2].partition("## ")[0]
    assert all(f"`{verdict}`" in after for verdict in [*LossVerdict, NO_LIGHT.lower()])


def test_every_word_for_light_is_explained() -> None:
    assert firsts("| word | |") == [NO_LIGHT, NOT_MATED, PERMUTED]


def test_every_figure_of_loss_is_explained_by_name_and_heading() -> None:
    figures = {f"{column.name} ({column.title})" for column in COLUMNS if column.name.endswith("_db")}
    assert set(re.findall(r"^\| `(\w+_db)` (\([^)]+\))", PAGE, re.MULTILINE)) == {
        tuple(figure.split(" ", 1)) for figure in figures
    }
