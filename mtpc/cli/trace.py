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
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, print_data, print_page, say, say_page

if TYPE_CHECKING:
    from mtpc.plan.show.named_walks import NamedWalks
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
    from mtpc.artefacts import _channel_listing as _trace
    from mtpc.plan.named_channels import names
    from mtpc.plan.show.named_walks import every_walk, walks_at

    result = compile_specs(specs, today)
    shown = walks_at(result.plant, name) if name else every_walk(result.plant)
    if not shown.is_named:
        raise CouldNot(f"there is nothing named {name} in this model" + similar(name or "", names(result.plant)))
    walks = shown.judged(result.by_object())
    if form == "svg":
        _draw(result, shown, name)
    elif form == "json":
        print_data(_trace.as_json(walks, shown.dark))
    else:
        print_page(_trace.as_text(walks))
        print_page(_trace.dark_as_text(shown.dark))
    if name and not shown:
        say(shown.idle or f"no channel passes {name}")
        for sentence in _unserved(result, name):
            say(sentence)
    say_page(findings(result, "concise", every=every), talk=not result.failed)
    say(summary(result, every=every))
    return FINDINGS if result.failed else CLEAN


def _draw(result: Result, shown: NamedWalks, name: str | None) -> None:
    """The drawing of the one channel that was named; nothing where no light passes."""
    from mtpc.artefacts.formats.sheet import side_by_side
    from mtpc.artefacts.formats.svg import as_svg
    from mtpc.plan.drawings.channel import channel_drawings
    from mtpc.plan.port_names import port_name

    if name is None or len(shown.channels) > 1:
        named = f"{len(shown.channels)} channels pass {name}" if name else "a drawing shows one channel"
        examples = ", ".join(dict.fromkeys(port_name(result.plant, each, far_end=False) for each in shown.channels[:3]))
        raise CouldNot(f"{named}: name one by --at, a circuit or `PORT -- PORT`" + f" ({examples} …)" * bool(examples))
    for channel, walk in zip(shown.channels, shown.judged(result.by_object()), strict=False):
        print_data([as_svg(side_by_side(channel_drawings(result.plant, channel, walk))).decode()])


def _unserved(result: Result, name: str) -> Iterator[str]:
    """`circuit up1 should pass it: sw1.et-0/0/0 reaches sw2.et-0/0/0, not sw2.et-0/0/1`, circuit by circuit."""
    from mtpc.plan.named_channels import circuits_at

    told = {each.object: each.message for finding in result.diagnostics for each in finding.consequences}
    for circuit in circuits_at(result.plant, name):
        if circuit in told:
            should = "that circuit does not arrive" if circuit == name else f"circuit {circuit} should pass {name}"
            yield f"{should}: {told[circuit]}"
