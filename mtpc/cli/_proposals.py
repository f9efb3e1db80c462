"""What a shell proposes while a command line is typed. If anything goes wrong, nothing is proposed and nothing printed.

Options and arguments name these functions as `shell_complete`; the machinery is click's. Names in the model are
proposed a level at a time: equipment, assemblies and circuits first, behind `lp01.` its slots,
behind `lp01.2.` its ports.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, TypeAlias

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Items: TypeAlias = list[CompletionItem[str]]
    Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], Items]

PROPOSED_MAX = 200
_NO_SHELL = r"[\w./:,@%+=-]+"  # characters without a special meaning in any shell


def _quiet(propose: Callable[[click.Context, str], Iterable[str | CompletionItem[str]]]) -> Completer:
    """A completer of the words that begin as typed, in any case, limited in number; it never raises."""

    @wraps(propose)
    def complete(ctx: click.Context, _param: click.Parameter, typed: str) -> Items:
        from click.shell_completion import CompletionItem

        try:
            items: Items = []
            for word in propose(ctx, typed):
                item = CompletionItem(word) if isinstance(word, str) else word
                if item.value.lower().startswith(typed.lower()) and item.value.isprintable():
                    items.append(item)
                if len(items) == PROPOSED_MAX:
                    break
        except Exception:  # a spec that cannot be read, a catalogue that is broken: the command itself reports it
            return []
        return items

        return items

    return complete


def complete_spec(_ctx: click.Context, _param: click.Parameter, typed: str) -> Items:
    """Files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="file")]


def complete_folder(_ctx: click.Context, _param: click.Parameter, typed: str) -> Items:
    """Folders."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="dir")]


@_quiet
def complete_name(ctx: click.Context, typed: str) -> Iterator[CompletionItem[str]]:
    """Names in the model of the specs that are typed already, to the end of the level that is being typed."""
    from click.shell_completion import CompletionItem

    from mtpc.reading import site_of
    from mtpc.text import natural_key

    specs = ctx.params.get("specs") or ctx.args  # an option without its value keeps click from taking arguments
    site = site_of(dict.fromkeys(specs))
    names = {equipment.name for equipment in site.equipment}
    names.update(map(site.name_of, site.every_component()), (circuit.name for circuit in site.circuits))
    names.update(site.socket(socket).name for socket in site.every_socket())
    names.update(rack.name for rack in site.racks)
    level = typed.count(".")
    shown = {_to_level(name, level) for name in names if name.startswith(typed) and re.fullmatch(_NO_SHELL, name)}
    owners = {name.rpartition(".")[0] for name in names} - {""}
    for name in sorted(shown - {f"{name}." for name in shown}, key=natural_key):
        yield CompletionItem(name, more=name.rstrip(".") in owners or name.endswith("."))


def _to_level(name: str, level: int) -> str:
    """`lp01.2.5` to level 1 is `lp01.2.`; the dot shows that more follows. Level 0 has no dot: `lp01`."""
    steps = name.split(".")
    if len(steps) <= level + 1:
        return name
    return ".".join(steps[: level + 1]) + ("." if level else "")


@_quiet
def complete_template(_ctx: click.Context, _typed: str) -> Iterator[str]:
    """Templates of new projects."""
    from mtpc.cli._projects import templates

    yield from templates()


@_quiet
def complete_record(_ctx: click.Context, _typed: str) -> Iterator[str]:
    """Names of all records in the catalogue."""
    from mtpc.catalogue.index import names

    yield from names()


@_quiet
def complete_kind(_ctx: click.Context, _typed: str) -> Iterator[str]:
    """Kinds of records."""
    from mtpc.catalogue.index import kinds

    yield from kinds()


@_quiet
def complete_code_or_word(_ctx: click.Context, _typed: str) -> Iterator[str]:
    """What `explain` explains: terms of the trade first, then codes."""
    from mtpc.manual import explain as _explain

    yield from sorted(_explain.words(), key=lambda word: (word.isupper(), word))


@_quiet
def complete_documents(_ctx: click.Context, typed: str) -> Iterator[str]:
    """Documents, separated by commas."""
    from mtpc.artefacts._artefact import names

    yield from _listed(names(), typed)


@_quiet
def complete_questions(_ctx: click.Context, typed: str) -> Iterator[str]:
    """What is to be chosen, separated by commas."""
    from mtpc.choice.types import Subject

    yield from _listed(Subject, typed)


@_quiet
def complete_application(_ctx: click.Context, _typed: str) -> Iterator[str]:
    """The applications of the catalogue."""
    from mtpc.catalogue.load import Library

    yield from Library.standard().names("applications")


@_quiet
def complete_group(ctx: click.Context, _typed: str) -> Iterator[str]:
    """The groups that circuits and cables stand in, and the circuits, of the specs that are typed already."""
    from mtpc.reading import site_of

    site = site_of(dict.fromkeys(ctx.params.get("specs") or ctx.args))
    origins = [*(circuit.origin for circuit in site.circuits), *map(site.origin_of, site.cables())]
    yield from sorted({name for origin in origins for name in origin.groups})
    yield from sorted({circuit.name for circuit in site.circuits})


@_quiet
def complete_codes(_ctx: click.Context, typed: str) -> Iterator[str]:
    """Families and codes, separated by commas: codes once a family is typed."""
    from mtpc.rules.files import mistake_files, rule_files
    from mtpc.rules.rule import FAMILIES

    last = typed.rpartition(",")[2]
    yield from _listed([*FAMILIES, *sorted({*rule_files(), *mistake_files()})] if len(last) > 2 else FAMILIES, typed)


def _listed(words: Iterable[str], typed: str) -> Iterator[str]:
    """Words that can continue a list, without those already in it."""
    before, comma, _ = typed.rpartition(",")
    return (f"{before}{comma}{word}" for word in words if word not in before.split(","))
