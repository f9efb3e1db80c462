"""What `mtpc choose` is told: its options, what is asked on a terminal, and which answers contradict each other."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import wraps
from typing import Any, TypeVar

import click

from mtpc.choice.types import FactName, FigureName, Situation
from mtpc.cli._options import ChoiceType
from mtpc.units import show

Command = TypeVar("Command", bound=Callable[..., int])
SITES = ("small-office", "central-office", "enterprise", "data-centre", "ai-fabric", "lab")
# What is said by option -> its words, and how it is asked.
ASKED: dict[FactName, tuple[tuple[str, ...], str]] = {
    FactName.SITE: (SITES, "Where it stands"),
    FactName.REPAIR: (("field", "return"), "Repair: polished again in the field, or returned and replaced"),
    FactName.CHANGE: (("likely", "unlikely"), "Change of pins or polarity later"),
    FactName.MATINGS: (("often", "rarely"), "How often plugs are pulled"),
    FactName.SENSITIVE_LOSS: (("yes", "no"), "Sensitive to loss"),
    FactName.SENSITIVE_REFLECTION: (("yes", "no"), "Sensitive to light that comes back"),
    FactName.BUDGET: (("low", "normal", "unlimited"), "Budget"),
}


class RateType(click.ParamType[Decimal]):
    """A rate such as 100G or 1.6T, kept in Gb/s."""

    name = "rate"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The rate in Gb/s."""
        match = re.fullmatch(r"(\d{1,4}(?:\.\d{1,3})?)([GT])", str(value), re.ASCII | re.IGNORECASE)
        if match is None or not Decimal(match[1]):
            self.fail(f"{value!r} is not a rate; write it as 100G or 1.6T", param, ctx)
        return Decimal(match[1]) * (1000 if match[2] in "Tt" else 1)


def situation_options(command: Command) -> Command:
    """The options that say what no spec says, given to the command as one value `told`."""
    for name, (words, question) in reversed(ASKED.items()):
        command = click.option(f"--{name}", type=ChoiceType(words), help=f"{question}.")(command)
    for option, text in (("--next", "Rate expected in the life of the plant; that of today for none."),
                         ("--now", "Rate of today, where no spec and no application says it.")):  # fmt: skip
        command = click.option(option, type=RateType(), metavar="RATE", help=text)(command)

    @wraps(command)
    def with_situation(*args: Any, **options: Any) -> int:
        words = {name: options.pop(name.replace("-", "_")) for name in ASKED}
        figures = {FigureName.RATE_GBPS: options.pop("now"), FigureName.NEXT_GBPS: options.pop("next")}
        return command(*args, told=told(words, figures), **options)

    return with_situation  # type: ignore[return-value]  # click calls it with one option for each fact


def told(words: Mapping[FactName, str | None], figures: Mapping[FigureName, Decimal | None]) -> Situation:
    """What was said, without what was not."""
    return Situation(
        {name: frozenset({word}) for name, word in words.items() if word},
        {name: figure for name, figure in figures.items() if figure is not None},
    )


def asked(said: Situation, known: Situation) -> Situation:
    """The same with the answers of whoever sits at the terminal; unchanged where nobody does."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return said
    words = {}
    for name, (choices, question) in ASKED.items():
        if name not in said.facts and name not in known.facts:
            kind = ChoiceType([*choices, ""])
            shown = f"{question} ({', '.join(choices)}; empty: not said)"
            words[name] = click.prompt(shown, default="", show_default=False, show_choices=False, type=kind, err=True)
    figures = {}
    if FigureName.NEXT_GBPS not in said.figures:
        rate = click.prompt(
            "Rate expected later, such as 400G (empty: not said)", default="", show_default=False,
            value_proc=lambda typed: RateType().convert(typed, None, None) if typed else None, err=True,
        )  # fmt: skip
        figures[FigureName.NEXT_GBPS] = rate
    return said.joined(told(words, figures))


def settled(said: Situation, read: Situation, of: str) -> Situation:
    """All that is known, and whether a step in rate is expected; raises a usage error where facts contradict."""
    now, here = said.figures.get(FigureName.RATE_GBPS), read.figures.get(FigureName.RATE_GBPS)
    if now is not None and here is not None and now != here:
        raise click.UsageError(f"--now {show(now)}G contradicts {of}, which runs {show(here)}G: leave --now out")
    known = said.joined(read)
    now, later = known.figures.get(FigureName.RATE_GBPS), known.figures.get(FigureName.NEXT_GBPS)
    if now is None or later is None:
        return known
    if later < now:
        raise click.UsageError(f"--next {show(later)}G is less than {show(now)}G, the rate of today")
    step = {FactName.UPGRADE: frozenset({"yes" if later > now else "no"})}
    return known.joined(Situation(step, {}))
