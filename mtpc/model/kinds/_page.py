"""The reference of kinds, generated from their declarations: the page of all, and the text of `mtpc explain`."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.model.kinds import kind, kind_names
from mtpc.model.kinds._kind import AttributeDefinition, Kind

_HEAD = """# Kinds of statements

Generated from the declarations in `mtpc/model/kinds/`; the tests keep it up to date.
How statements are written: [language](language.md).
"""
_EXAMPLES = {
    "length": "`12m`",
    "loss": "`0.35dB`",
    "share": "`5%`",
    "height": "`2U`",
    "wavelength": "`850nm`",
    "attenuation": "`3.5dB/km`",
    "weight": "`12kg`",
    "weight of a length": "`94kg/km`",
    "force": "`890N`",
    "slack": "`10%` or `1m`",
    "text": '`"text"`',
    "name": "a name",
    "number": "a whole number",
    "date": "`2026-11-20`",
    "yes-no": "`true` or `false`",
    "names": "a name or a list",
    "lengths": "`3m` or `[3m, 5m]`",
    "table": "`ALIAS` of a table, or a list",
    "spare": "`5%` or `2`",
}


def kinds_page() -> str:
    """The whole page as Markdown."""
    kinds = [each for name in kind_names() if (each := kind(name))]
    return "\n".join([_HEAD, *map(_section, kinds)])


def every_kind() -> Iterator[tuple[Kind, str]]:
    """All kinds and the blocks in them, each with the kind it is in ("" for a kind of statement)."""
    for name in kind_names():
        definition = kind(name)
        assert definition
        yield definition, ""
        yield from ((child, name) for child in definition.children)


def explained(word: str) -> str:
    """What is declared under a word: kinds and blocks of that name, and attributes; "" where nothing is."""
    pieces = [_kind_explained(each, inside) for each, inside in every_kind() if each.name == word]
    rows = [
        (each, inside, attribute)
        for each, inside in every_kind()
        for attribute in each.attributes
        if attribute.name == word
    ]
    if rows:
        lines = [f"`{word} = …` is an attribute:", "", "| of | takes | meaning |", "|---|---|---|"]
        for owner, inside, attribute in rows:
            name = f"{inside} {{ {owner.name} }}" if inside else owner.name
            lines.append(f"| `{name}` | {_takes(attribute)} | {attribute.meaning} |")
        pieces.append("\n".join([*lines, ""]))
    return "\n".join(pieces)


def _kind_explained(definition: Kind, inside: str) -> str:
    where = f"A block in `{inside}`: " if inside else "A kind of statement: "
    lines = [f"{where}{definition.meaning}.", "", f"    {_form(definition)}", "", *_attributes(definition)]
    for child in definition.children:
        lines += [f"In it `{child.name}`: {child.meaning}.", ""]
    return "\n".join(lines)


def _section(definition: Kind) -> str:
    lines = [
        f"## {definition.name}",
        "",
        f"{definition.meaning[0].upper()}{definition.meaning[1:]}.",
        "",
        f"    {_form(definition)}",
        "",
    ]
    lines += _attributes(definition)
    for child in definition.children:
        lines += [f"In it `{child.name}`: {child.meaning}.", "", f"    {_form(child)}", "", *_attributes(child)]
    return "\n".join(lines)


def _attributes(definition: Kind) -> list[str]:
    if not definition.attributes:
        return []
    rows = [f"| `{each.name}` | {_takes(each)} | {each.meaning} |" for each in definition.attributes]
    return ["| attribute | takes | meaning |", "|---|---|---|", *rows, ""]


def _form(definition: Kind) -> str:
    what = {"ends": "A -- B", "place": "PLACE", "title": '"TITLE"', "nothing": "", "name": "NAME", "part": "PART"}
    words = " | ".join(what[word] for word in definition.what if what[word])
    form = f"{definition.name} {words}".rstrip()
    clauses = (
        (definition.type, f": {definition.type.upper()}", True),
        (definition.at, f"at {definition.at.upper()}", definition.at_needed),
        (definition.via, "via ROUTE", False),
    )
    for allowed, clause, needed in clauses:
        if allowed:
            form += f" {clause}" if needed else f" [{clause}]"
    inside = definition.attributes or definition.children or definition.opens or definition.any_attribute
    return form + (" { … }" if inside else "")


def _takes(attribute: AttributeDefinition) -> str:
    if attribute.values:
        return ", ".join(f"`{value}`" for value in attribute.values)
    return _EXAMPLES[attribute.takes] + (" or `auto`" if attribute.auto else "")
