"""`mtpc show`: the expanded model, and where each value came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mtpc.cli._compile import compile_specs
from mtpc.cli._options import SPECS, TODAY, ChoiceType, talk_options
from mtpc.cli._phrases import similar
from mtpc.cli._proposals import complete_name
from mtpc.cli._reading import reading_options
from mtpc.cli._report import findings, summary
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, print_data, print_page, say, say_page

if TYPE_CHECKING:
    from mtpc.result import Result


@click.command()
@SPECS
@click.option(
    "--name", metavar="NAME", shell_complete=complete_name,
    help="Show only the object with this name: rack, device, port, cable, circuit, part or group.",
)  # fmt: skip
@click.option(
    "--fibres", "cable", metavar="CABLE", shell_complete=complete_name,
    help="Show the fibres of a cable by tube and colour.",
)  # fmt: skip
@click.option(
    "--colours", metavar="CODE",
    help="The code of colours, such as din-vde-0888; default: what the part states as colour_code, else tia-598.",
)  # fmt: skip
@click.option("--free", is_flag=True, help="Show the free ports of each panel, and the free legs of each cable.")
@click.option("--origin", is_flag=True, help="Show every source that states a value, the one that applies first.")
@click.option("--format", "form", type=ChoiceType(["text", "json", "svg"]), default="text",
              help="Output format; svg draws a room, rack, panel or the way of a cable.")  # fmt: skip
@TODAY
@reading_options
@talk_options
def show(
    specs: tuple[str, ...],
    name: str | None,
    *,
    cable: str | None,
    colours: str | None,
    free: bool,
    origin: bool,
    form: str,
    today: str | None,
) -> int:
    """Show the expanded model: one object per line, or one object in full."""
    if (name is not None) + (cable is not None) + free > 1:
        raise CouldNot("--name, --fibres and --free show different things: give one of them")
    if form == "svg" and (cable is not None or free):
        raise CouldNot("--fibres and --free are not drawn: give --name, or another format")
    from mtpc.cli._capacity import show_drawing, show_fibres, show_free

    result = compile_specs(specs, today)
    if form == "svg":
        show_drawing(result, name)
    elif cable is not None:
        show_fibres(result, cable, colours, form)
    elif free:
        show_free(result, form)
    else:
        _show_things(result, name, form, origin=origin)
    say_page(findings(result, "concise"))
    say(summary(result))
    return FINDINGS if result.failed else CLEAN


def _show_things(result: Result, name: str | None, form: str, *, origin: bool) -> None:
    """All objects, or those of a name."""
    from mtpc.artefacts import _floor_listing as _show
    from mtpc.plan.show.shown_floor import ShownFloor

    floor = ShownFloor(result.plant)
    if name is not None and next(floor.things(name), None) is None:
        raise CouldNot(f"there is nothing named {name} in this model" + similar(name, floor.names()))
    if form == "json":
        print_data(_show.as_json(floor.things(name), result.sources, origin=origin))
    elif name is None and not origin:
        print_page(_show.as_lines(floor.shapes))
    else:
        print_page(_show.as_text(floor.things(name), result.sources, origin=origin))
