"""Records of parts that a command makes: what is wrong with them is printed, and they are written into a folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mtpc.cli._findings_text import as_text
from mtpc.cli._streams import CouldNot, colour, say_page, writing

if TYPE_CHECKING:
    from mtpc.diagnostics import Diagnostic
    from mtpc.text import Source


def print_findings(findings: Sequence[Diagnostic], sources: Sequence[Source], color: str) -> None:
    """The findings in reading order, in colour where that is asked for; nothing where there are none."""
    from mtpc.diagnostics import in_reading_order

    if findings:
        in_colour = colour(color, sys.stderr)
        text = as_text(in_reading_order(list(findings)), sources, colours=in_colour)
        say_page(text, coloured=in_colour, talk=False)


def write_records(records: Mapping[str, bytes], folder: str) -> None:
    """Write these files into a folder, all or none, and over no other file; raises CouldNot."""
    from mtpc.delivery import deliver, earlier
    from mtpc.delivery.look import Undeliverable

    try:
        with writing():
            deliver(dict(records), folder, keep=earlier(folder))
    except Undeliverable as error:
        raise CouldNot(str(error)) from None
