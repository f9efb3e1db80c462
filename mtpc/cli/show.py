"""`mtpc show`: the expanded model, and where each value came from."""

from __future__ import annotations

import click

from mtpc.cli._compile import compile_specs
from mtpc.cli._options import SPECS, TODAY, ChoiceType, talk_options
from mtpc.cli._phrases import similar
from mtpc.cli._proposals import complete_name
from mtpc.cli._reading import reading_options
from mtpc.cli._report import findings, summary
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, print_data, print_page, say, say_page


@click.command()
@SPECS
@click.option(
    "--name", metavar="NAME", shell_complete=complete_name,
    help="Show only the object with this name: rack, device, port, cable, circuit, part or group.",
)  # fmt: skip
@click.option("--origin", is_flag=True, help="Show every source that states a value, the one that applies first.")
@click.option("--format", "form", type=ChoiceType(["text", "json"]), default="text", help="Output format.")
@TODAY
@reading_options
@talk_options
def show(specs: tuple[str, ...], name: str | None, *, origin: bool, form: str, today: str | None) -> int:
    """Show the expanded model: one object per line, or one object in full."""
    from mtpc.artefacts import _floor_listing as _show
    from mtpc.plan.show.shown_floor import ShownFloor

    result = compile_specs(specs, today)
    floor = ShownFloor(result.plant)
    if name is not None and next(floor.things(name), None) is None:
        raise CouldNot(f"there is nothing named {name} in this model" + similar(name, floor.names()))
    if form == "json":
        print_data(_show.as_json(floor.things(name), result.sources, origin=origin))
    elif name is None and not origin:
        print_page(_show.as_lines(floor.shapes))
    else:
        print_page(_show.as_text(floor.things(name), result.sources, origin=origin))
    say_page(findings(result, "concise"))
    say(summary(result))
    return FINDINGS if result.failed else CLEAN
