"""`mtpc explain`: a rule or a term, offline."""

from __future__ import annotations

import click

from mtpc.cli._fitting import fitted
from mtpc.cli._phrases import similar
from mtpc.cli._proposals import complete_code_or_word
from mtpc.cli._streams import CLEAN, CouldNot, print_page


@click.command()
@click.argument("word", metavar="CODE|TERM", required=False, shell_complete=complete_code_or_word)
def explain(word: str | None) -> int:
    """Explain a rule by its code, or a term of the trade; without an argument, list the terms."""
    from mtpc.manual import explain as _explain

    if word in (None, "codes"):
        print_page(f"{line}\n" for line in (_codes() if word else _words()))
        return CLEAN
    text = _explain.explain(word or "") or _record(word or "")
    if text is None:
        near = similar(word or "", _explain.words())
        raise CouldNot(f"there is no rule or term {word}{near}", *_words())
    print_page([fitted(text.rstrip("\n"))])
    return CLEAN


def _record(word: str) -> str | None:
    """The catalogue's record of a standard, a make of connector, an application … that has no page of its own."""
    from mtpc.catalogue import description, index
    from mtpc.catalogue.load import Library

    pages = [
        description.described(entry, Library.standard()) for entry in index.entries_named(word) if not entry.catalogue
    ]
    return "\n\n".join(pages) or None


def _words() -> list[str]:
    """Everything that can be explained, in a few lines."""
    from importlib.resources import files
    from textwrap import wrap

    from mtpc.model.kinds import kind_names

    pages = sorted(entry.name for entry in (files("mtpc.manual") / "concepts").iterdir() if entry.name.endswith(".md"))
    terms = "terms: " + ", ".join(page.removesuffix(".md") for page in pages)
    kinds = f"kinds of statements: {', '.join(kind_names())}, and all their attributes"
    codes = "codes: `mtpc explain codes` lists them; a finding shows its own, such as POL101"
    return [line for text in (terms, kinds, codes) for line in wrap(text, 100, break_on_hyphens=False)]


def _codes() -> list[str]:
    """Every code and its name, one per line."""
    from mtpc.rules.files import mistake_files, rule_files, rule_name

    return [f"{code}  {rule_name(code)}" for code in sorted({*rule_files(), *mistake_files()})]
