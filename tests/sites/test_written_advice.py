"""What a help says to write, written where the finding stands: the finding goes. Said of every spec in specs/broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.text import Span
from tests.support.broken_specs import FOLDER, SPECS, compiled, placed

ADVICE = re.compile(r"write `([^`]+)`")
VALUES = {
    "polish": "pc", "gender": "unpinned", "length": "2m", "depth": "1m", "drop": "1m", "grade": "low", "tray": "low",
    "slack": "10%", "fibre": "om4", "map": "b12",
}  # fmt: skip
Written = Callable[[str, Span, str], str]


def in_its_braces(text: str, span: Span, written: str) -> str:
    """The attributes in the braces of the statement at a span; those of the same name are replaced."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.index("\n", span.start)
    line, remark, rest = text[start:end].partition("  #!")
    given = [each.strip() for each in written.replace("…", "").split(";")]
    stated = [each if each[-1] != "=" else f"{each} {VALUES[each.split(' ')[0]]}" for each in given]
    names = {each.split(" ")[0] for each in stated}
    head, brace, body = line.rstrip().removesuffix("}").partition("{")
    kept = [each.strip() for each in body.split(";") if each.strip() and each.split()[0] not in names]
    made = f"{head.rstrip() if not brace else head}{'' if brace else ' '}{{ {'; '.join([*kept, *stated])} }}"
    return text[:start] + made + remark + rest + text[end:]


def in_its_place(text: str, span: Span, written: str) -> str:
    return text[: span.start] + written + text[span.end :]


def after_it(text: str, span: Span, written: str) -> str:
    return text[: span.end] + f" {written}".replace("OPTIC PART", "acme.q28-100g-sr4") + text[span.end :]


def as_a_statement(text: str, span: Span, written: str) -> str:
    return text + written.replace("PART", "acme.q28-100g-sr4") + "\n"


def as_cords(text: str, span: Span, written: str) -> str:
    return in_its_braces(text, span, f"{written.replace('PART', 'acme.patch-mpo12-b-om4')}; cord-length = 2m")


def before_it(text: str, span: Span, written: str) -> str:
    return f"{text[: span.start]}{written}\n{text[span.start :]}"


def as_rows(text: str, span: Span, written: str) -> str:
    row = "row A at H { offset = 0m }\nrow B at H { offset = 3m }"
    return text.replace("row A\nrow B", f"room H\n{row}")


# What a help says to write -> how; by its words, or by the spec where the same words mean another thing.
WRITTEN: dict[str, Written] = {
    "edition 2026": before_it,
    "polish = …": in_its_braces,
    "gender = …": in_its_braces,
    "fibre = …": in_its_braces,
    "map = …": in_its_braces,
    "mating = aligned": in_its_braces,
    "form-factor = osfp": in_its_braces,
    "tray = …": in_its_braces,
    "length = …": in_its_braces,
    "depth = …": in_its_braces,
    "drop = …": in_its_braces,
    "grade = …": in_its_braces,
    "slack = 10%": in_its_braces,
    "mode = 4x100g": in_its_braces,
    "row-origin = 0m; pitch = 600mm": in_its_braces,
    "row NAME at ROOM { offset = … }": as_rows,
    "cords = PART": as_cords,
    "optic leaf01.et-0/0/50 : PART": as_a_statement,
    "unpinned": in_its_place,
    "step -1": after_it,
    ": OPTIC PART": after_it,
}
NOT_TRIED = {
    "tray NAME at A01 -- C01 { drop = … }": "racks that stand in no common room have no straight tray between them",
    'outside = ["../shared-parts"]': "stands in mtpc.toml, which is read from disk",
    "rows = 100000": "stands in mtpc.toml, which is read from disk",
}


@dataclass(frozen=True)
class Advice:
    """A finding of a spec, and what its help says to write."""

    spec: str
    text: str
    finding: Diagnostic
    written: str


def every_advice() -> Iterator[Advice]:
    for path in SPECS:
        result = compiled(path)
        for finding in result.diagnostics:
            said = ADVICE.search(finding.help)
            if said and finding.span:
                yield Advice(path.stem, result.sources[finding.span.path].text, finding, said[1])


EVERY = list(every_advice())


def test_each_is_tried_or_says_why_it_cannot_be() -> None:
    assert {advice.written for advice in EVERY} <= WRITTEN.keys() | NOT_TRIED.keys()


@pytest.mark.parametrize(
    "advice",
    [each for each in EVERY if each.written in WRITTEN],
    ids=lambda each: f"{each.spec}-{each.written}",
)
def test_the_finding_goes_where_it_is_written(advice: Advice) -> None:
    span = advice.finding.span
    assert span
    name, held = placed(FOLDER / f"{advice.spec}.mtp")
    text = WRITTEN[advice.written](advice.text, span, advice.written)
    assert text != advice.text
    after = compile_texts({name: text}, base=FOLDER, lock=held, today="2026-11-20").diagnostics
    left = [(one.code, one.message) for one in after]
    assert (advice.finding.code, advice.finding.message) not in left
    assert not [one for one in after if one.code.startswith("SYN")]
