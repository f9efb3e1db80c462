"""The reference of kinds, made from their declarations: the page of all, and what `mtpc explain` says of one."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.model.kinds import kind, kind_names
from mtpc.model.kinds._kind import AttributeDefinition, Kind

_HEAD = """# Kinds of statements

Made from the declarations in `mtpc/model/kinds/`; the tests keep it in step.
How statements are written: [language](language.md).
"""
_EXAMPLES = {
    "length": "`12m`",
    "loss": "`0.35dB`",
    "share": "`5%`",
    "height": "`2U`",
    "slack": "`10%` or `1m`",
    "text": '`"text"`',
    "name": "a name",
    "number": "a whole number",
    "date": "`2026-11-20`",
    "yes-no": "`true` or `false`",
    "names": "a name or a list",
    "lengths": "`3m` or `[3m, 5m]`",
    "spare": "`5%` or `2`",
}


def kinds_page() -> str:
    """The whole page as Markdown."""
    kinds = [found for name in kind_names() if (found := kind(name))]
    return "\n".join([_HEAD, *(_section(found) for found in kinds)])


def every_kind() -> Iterator[tuple[Kind, str]]:
    """All kinds and the blocks in them, each with the kind it stands in ("" for a statement of its own)."""
    for name in kind_names():
        found = kind(name)
        assert found
        yield found, ""
        yield from ((child, name) for child in found.children)


def explained(word: str) -> str:
    """What is declared under a word: kinds and blocks of that name, and attributes; "" where nothing is."""
    kinds = [(found, inside) for found, inside in every_kind() if found.name == word]
    pieces = [_kind_explained(found, inside) for found, inside in kinds]
    rows = [(found, inside, one) for found, inside in every_kind() for one in found.attributes if one.name == word]
    if rows:
        lines = [f"`{word} = …` is an attribute:", "", "| of | takes | meaning |", "|---|---|---|"]
        of = (f"{inside} {{ {found.name} }}" if inside else found.name for found, inside, _ in rows)
        lines += [f"| `{name}` | {_takes(one)} | {one.meaning} |" for name, (_, _, one) in zip(of, rows, strict=True)]
        pieces.append("\n".join([*lines, ""]))
    return "\n".join(pieces)


def _kind_explained(found: Kind, inside: str) -> str:
    where = f"A block in `{inside}`: " if inside else "A kind of statement: "
    lines = [f"{where}{found.meaning}.", "", f"    {_form(found)}", "", *_attributes(found)]
    for child in found.children:
        lines += [f"In it `{child.name}`: {child.meaning}.", ""]
    return "\n".join(lines)


def _section(found: Kind) -> str:
    lines = [f"## {found.name}", "", f"{found.meaning[0].upper()}{found.meaning[1:]}.", "", f"    {_form(found)}", ""]
    lines += _attributes(found)
    for child in found.children:
        lines += [f"In it `{child.name}`: {child.meaning}.", "", f"    {_form(child)}", "", *_attributes(child)]
    return "\n".join(lines)


def _attributes(found: Kind) -> list[str]:
    if not found.attributes:
        return []
    rows = [f"| `{a.name}` | {_takes(a)} | {a.meaning} |" for a in found.attributes]
    return ["| attribute | takes | meaning |", "|---|---|---|", *rows, ""]


def _form(found: Kind) -> str:
    what = {"ends": "A -- B", "place": "PLACE", "title": '"TITLE"', "nothing": "", "name": "NAME", "part": "PART"}
    words = " | ".join(what[word] for word in found.what if what[word])
    form = f"{found.name} {words}".rstrip()
    clauses = (
        (found.type, f" : {found.type_is.upper()}"),
        (found.at, f" at {found.at_is.upper()}"),
        (found.via, " via ROUTE"),
    )
    for rule, clause in clauses:
        form += clause if rule == "must" else f" [{clause.strip()}]" if rule == "may" else ""
    inside = found.attributes or found.children or found.opens or found.any_attribute
    return form + (" { … }" if inside else "")


def _takes(attribute: AttributeDefinition) -> str:
    if attribute.values:
        return ", ".join(f"`{value}`" for value in attribute.values)
    return _EXAMPLES[attribute.takes] + (" or `auto`" if attribute.auto else "")
