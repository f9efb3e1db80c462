"""`mtpc trace`: every channel, lane by lane."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from mtpc.cli._compile import compile_specs
from mtpc.cli._options import SHOW_ALL, SPECS, TODAY, ChoiceType, talk_options
from mtpc.cli._phrases import similar
from mtpc.cli._proposals import complete_name
from mtpc.cli._reading import reading_options
from mtpc.cli._report import findings, summary
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, say, say_page

if TYPE_CHECKING:
    from mtpc.result import Result


@click.command()
@SPECS
@click.option(
    "--at", "name", metavar="OBJECT", shell_complete=complete_name,
    help="Show only channels through this port, circuit, assembly or device, or where fibres of a free port lead.",
)  # fmt: skip
@click.option("--format", "form", type=ChoiceType(["text", "json", "svg"]), default="text",
              help="Output format; svg draws the one channel at OBJECT.")  # fmt: skip
@SHOW_ALL
@TODAY
@reading_options
@talk_options
def trace(specs: tuple[str, ...], name: str | None, *, form: str, every: bool, today: str | None) -> int:
    """Follow the light of every channel, lane by lane, with its loss."""
    from mtpc.cli._channel_output import print_channels
    from mtpc.plan.named_channels import names
    from mtpc.plan.show.named_walks import every_walk, walks_at

    result = compile_specs(specs, today)
    shown = walks_at(result.plant, name) if name else every_walk(result.plant)
    if not shown.is_named:
        raise CouldNot(f"there is nothing named {name} in this model" + similar(name or "", names(result.plant)))
    print_channels(result, shown, name, form)
    if name and not shown:
        say(shown.idle or f"no channel passes {name}")
        for sentence in _unserved(result, name):
            say(sentence)
    say_page(findings(result, "concise", every=every), talk=not result.failed)
    say(summary(result, every=every))
    return FINDINGS if result.failed else CLEAN


def _unserved(result: Result, name: str) -> Iterator[str]:
    """`circuit up1 should pass it: sw1.et-0/0/0 reaches sw2.et-0/0/0, not sw2.et-0/0/1`, circuit by circuit."""
    from mtpc.plan.named_channels import circuits_at

    told = {each.object: each.message for finding in result.diagnostics for each in finding.consequences}
    for circuit in circuits_at(result.plant, name):
        if circuit in told:
            should = "that circuit does not arrive" if circuit == name else f"circuit {circuit} should pass {name}"
            yield f"{should}: {told[circuit]}"
