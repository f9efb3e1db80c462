"""`mtpc choose`: connector, grade, base, build, method, pins, fibre and end face, each with reasons and sources."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import click

from mtpc.choice.types import FactName, FigureName, Situation, Subject
from mtpc.cli._choosing import asked, settled, situation_options
from mtpc.cli._options import TEXT_OR_JSON, TODAY, talk_options
from mtpc.cli._phrases import counted, similar
from mtpc.cli._proposals import complete_application, complete_group, complete_questions, complete_spec
from mtpc.cli._reading import reading_options
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, print_data, print_page, say
from mtpc.opening import STDIN

if TYPE_CHECKING:
    from mtpc.choice.deciding import Fits
    from mtpc.result import Result


@click.command()
@click.argument("specs", nargs=-1, metavar="[SPEC...]", shell_complete=complete_spec)
@click.option(
    "--for", "name", metavar="OBJECT", shell_complete=complete_group,
    help="Decide for the channels of this group, or through this circuit, cable or device.",
)  # fmt: skip
@click.option(
    "--application", "applications", multiple=True, metavar="NAME", shell_complete=complete_application,
    help="Without a spec: what is to run.",
)  # fmt: skip
@click.option("--pairs", type=click.IntRange(0, 99), metavar="N", help="Without a spec: mated pairs on the way.")
@situation_options
@click.option(
    "--only", metavar="QUESTIONS", shell_complete=complete_questions, help="Decide only these, such as grade,fibre."
)
@click.option("--write", is_flag=True, help="Write what was decided into the spec, as a policy.")
@TEXT_OR_JSON
@TODAY
@reading_options
@talk_options
def choose(
    specs: tuple[str, ...], name: str | None, applications: tuple[str, ...], pairs: int | None, told: Situation, *,
    only: str | None, write: bool, form: str, today: str | None,
) -> int:  # fmt: skip
    """Advise on MTP or MPO, grade, base, build, polarity, pins, fibre and end face.

    Reads the channels of SPEC, or takes --application and --pairs where there is none. Each choice has its marks, the
    reason and source of each mark, and the margin it leaves. On a terminal it asks for what is not said.
    """
    from mtpc.artefacts import _choice_listing as listing
    from mtpc.choice.deciding import decide

    subjects = _subjects(only)
    _refuse(specs, name, applications, pairs, write=write)
    result = _compiled(specs, today) if specs else None
    numbers = _channels(result, name, specs, write=write) if result else []
    read, fits = _read(result, numbers, applications)
    of = name or ", ".join(specs) or ", ".join(applications) or "no spec"
    if form == "text":
        told = asked(told, read)
    if pairs is not None:
        build = frozenset({"structured" if pairs else "direct"})
        told = told.joined(Situation({FactName.BUILD: build}, {FigureName.PAIRS: Decimal(pairs)}))
    known = settled(told, read, of)
    if not known.facts and not known.figures:
        raise click.UsageError("nothing is known to decide by: name a SPEC, or say --application, --site, --budget …")
    step: dict[FactName, frozenset[str]] = {key: word for key, word in known.facts.items() if key is FactName.UPGRADE}
    decisions = tuple(decide(known, fits, subjects))
    head = f"{of}: {counted(len(numbers), 'channels')}" if result else of
    choice = listing.Choice(head, len(numbers), told.joined(Situation(step, {})), read, decisions)
    if form == "json":
        print_data(listing.as_json(choice))
    else:
        print_page(listing.as_text(choice))
    if write and result:
        from mtpc.cli._choice_writing import write_choice

        return write_choice(specs[0], name, decisions, known, result, today)
    if result and result.failed:
        say(f"the spec has errors (`mtpc check {' '.join(specs)}`): what hangs on them is not in these channels")
        return FINDINGS
    return CLEAN


def _subjects(only: str | None) -> tuple[Subject, ...]:
    if only is None:
        return tuple(Subject)
    names = [name.strip() for name in only.split(",") if name.strip()]
    for name in names:
        if name not in list(Subject):
            raise CouldNot(
                f"there is no question {name}" + similar(name, Subject) + f" (there are {', '.join(Subject)})"
            )
    if not names:
        raise CouldNot(f"--only names no question (there are {', '.join(Subject)})")
    return tuple(map(Subject, names))


def _refuse(
    specs: tuple[str, ...], name: str | None, applications: tuple[str, ...], pairs: int | None, *, write: bool
) -> None:
    """Options that contradict each other."""
    if specs and (applications or pairs is not None):
        option = "--application" if applications else "--pairs"
        raise click.UsageError(f"{option} contradicts a SPEC, which says that itself: give one of the two")
    for option, given in (("--for", name is not None), ("--write", write)):
        if given and not specs:
            raise click.UsageError(f"{option} needs a SPEC")
    if write and (len(specs) != 1 or specs[0] == STDIN):
        raise click.UsageError("--write needs one SPEC that is a file: the policy is written into it")


def _compiled(specs: tuple[str, ...], today: str | None) -> Result:
    from mtpc.cli._compile import compile_specs

    return compile_specs(specs, today)


def _channels(result: Result, name: str | None, specs: tuple[str, ...], *, write: bool) -> list[int]:
    """The channels that are meant; raises `CouldNot` where there are none."""
    from mtpc.choice.groups import channels_of_group, group_names
    from mtpc.plan.named_channels import channels_at, names

    shown = ", ".join(specs)
    if not len(result.plant.channels):
        why = "" if not result.failed else f"; it has errors: `mtpc check {' '.join(specs)}` lists them"
        raise CouldNot(
            f"{shown} has no channels, and so nothing to choose for{why}",
            "add optics and cables, or leave the spec out: `mtpc choose --application 400GBASE-DR4 --pairs 2`",
        )
    if name is None:
        return list(range(len(result.plant.channels)))
    groups = group_names(result.plant)
    if write and name not in groups:
        raise CouldNot(f"--write puts a policy into a whole spec or a group; {name} is no group of {shown}")
    numbers = channels_of_group(result.plant, name) if name in groups else channels_at(result.plant, name)
    if numbers is None:
        known = [*groups, *names(result.plant)]
        raise CouldNot(f"there is no group, circuit or cable {name} in {shown}" + similar(name, known))
    if not numbers:
        raise CouldNot(f"no channel passes {name}, and so there is nothing to choose for")
    return numbers


def _read(result: Result | None, numbers: list[int], applications: tuple[str, ...]) -> tuple[Situation, Fits]:
    """What the plan or the applications say, and what answers leave on the channels."""
    if result is None:
        from mtpc.choice.from_applications import facts_of_applications

        try:
            return facts_of_applications(applications), {}
        except KeyError as error:
            from mtpc.catalogue.load import Library

            name = str(error.args[0])
            raise CouldNot(
                f"there is no application {name}" + similar(name, Library.standard().names("applications"))
            ) from None
    from mtpc.choice.fits import fits_of, held_by
    from mtpc.choice.from_plan import facts_of

    fits = fits_of(result.plant, numbers)
    return facts_of(result.plant, numbers).joined(held_by(fits)), fits
