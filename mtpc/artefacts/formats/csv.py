"""Rows as CSV for programs: RFC 4180, UTF-8 without BOM, LF, every value as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A header line and one record per row; a line end inside a value stays in its quotes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "replace")
