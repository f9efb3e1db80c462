"""`mtpc init`: a new project in an empty folder."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping

import click

from mtpc.cli._phrases import counted, similar
from mtpc.cli._proposals import complete_template
from mtpc.cli._streams import CLEAN, CouldNot, print_page, say, writing

DEFAULT = "quickstart"
NAMED_MAX = 3  # names of existing files that are listed
_KEPT = frozenset({".git"})  # may be in a folder that counts as empty


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False))
@click.option(
    "--template", metavar="NAME", default=DEFAULT, show_default=True, help="The template to start from.",
    shell_complete=complete_template,
)  # fmt: skip
@click.option("--list", "listed", is_flag=True, help="List the templates and write nothing.")
def init(folder: str, template: str, *, listed: bool) -> int:
    """Write a new project into DIR, which must be empty or not exist yet: a spec that builds, a README and a hook."""
    from mtpc.cli._projects import SPEC, project, templates

    abouts = templates()
    if listed:
        width = max(map(len, abouts))
        print_page(f"{name:{width}}  {about}\n" for name, about in abouts.items())
        return CLEAN
    if template not in abouts:
        raise CouldNot(f"unknown template {template}{similar(template, abouts)} (there are {', '.join(abouts)})")
    from mtpc.delivery import deliver
    from mtpc.delivery.look import Undeliverable

    files = project(template, os.path.basename(os.path.realpath(folder)))
    _refuse_full(folder, files)
    try:
        with writing():
            deliver(files, folder)
    except Undeliverable as error:
        raise CouldNot(str(error)) from None
    say(f"{counted(len(files), 'files')} written to {folder}; next:", *_next_steps(folder, SPEC))
    return CLEAN


def _refuse_full(folder: str, files: Mapping[str, bytes]) -> None:
    """Raise `CouldNot` if the folder is not empty: if it holds more than a killed run left of these files."""
    from mtpc.delivery import foreign

    try:
        names = sorted(foreign(folder, files) - _KEPT)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise CouldNot(f"{folder} cannot be read: {error.strerror}") from None
    if names:
        more = f" and {len(names) - NAMED_MAX} more" if len(names) > NAMED_MAX else ""
        listed = ", ".join(names[:NAMED_MAX])
        raise CouldNot(f"{folder} is not empty: {listed}{more}; name an empty folder, or one that does not exist yet")


def _next_steps(folder: str, spec: str) -> list[str]:
    path, build = (_argument(os.path.join(folder, name)) for name in (spec, "build"))
    return [f"  mtpc check {path}", f"  mtpc trace {path}", f"  mtpc build {path} -o {build}"]


def _argument(path: str) -> str:
    """A path as a shell takes it, and not for an option."""
    path = os.path.normpath(path)
    return shlex.quote(os.path.join(".", path) if path.startswith("-") else path)
