"""The reference page of part records, made from the schemas they are checked against."""

from __future__ import annotations

import json
from pathlib import Path

from mtpc.catalogue.fact_records import SORTS
from mtpc.catalogue.parts import KINDS_IN_ORDER
from mtpc.catalogue.records import Record

_SCHEMAS = Path(__file__).parent / "schemas"
_HEAD = """# Records of parts

Generated from the schemas in `mtpc/catalogue/schemas/`; the tests keep it up to date.

One TOML file per part, named after it: `zx-6lc-centre.toml`. A folder of such files beside a spec is used with
`use "./parts" as mine`, and its parts are then `mine.zx-6lc-centre`. Shipped parts have the same form.
`specs/parts/` is a complete folder to copy from. `mtpc catalog check ./parts` checks such a folder,
`mtpc catalog show b12` draws a map, `mtpc catalog show acme.patch-mpo12-b-om4` a shipped part.

* Figures are strings: `loss_db_max = "0.35"`. Unknown keys and records without a source are rejected.
* What is left out is open. A gender, a polish or a map may then be stated where the part is used; it is never guessed.
* Ranges are written as in specs: `name = "front[1..6]"`.
* Positions are counted on the face: end face of a plug, view into a receptacle, key up, 1 at the left of the key-side
  row. A duplex face has L = 1 and R = 2; a plug that enters a port meets its L with its own R.
* `map` names a shipped map (see `mtpc explain polarity`), or is written out line by line:

```toml
[[map]]
a = "front[1..6].L"
b = "rear1.[6..1 step -1]"
```

Between the ends of a cable the lines join `a1.1`, `a1.2` … with `b1.…`.
"""
_FACTS = """# Records of facts

In a folder of records, facts beside those of the standards stand in folders named `families`, `fibres`, `grades`,
`maps`, `pinouts` and `applications`: `parts/fibres/old-om4.toml`. They are known by their own names, without an alias.
Nothing that is shipped is replaced: another name is needed.
"""


def forms_page() -> str:
    """The whole page as Markdown."""
    common = json.loads((_SCHEMAS / "_common.json").read_text("utf-8"))["$defs"]
    lists = [
        f"{_HEAD}\nMaps: {_names('maps')}.\n",
        f"Grades: {_names('grades')}.\n",
        f"Connectors: {_names('families')}. Fibres: {_names('fibres')}. Pin-outs: {_names('pinouts')}.\n",
    ]
    parts = "\n".join([*lists, *(_section(family, common) for family in (*KINDS_IN_ORDER, "vendor"))])
    return "\n".join([parts, _FACTS, *(_section(schema, common) for schema, _ in SORTS.values())])


def _names(kind: str) -> str:
    folder = Path(__file__).parent / "data" / "standards" / kind
    return ", ".join(f"`{path.stem}`" for path in sorted(folder.glob("*.toml")))


def _section(family: str, common: Record) -> str:
    schema = json.loads((_SCHEMAS / f"{family}.json").read_text("utf-8"))
    lines = [f"## {family}", "", f"{schema['title']}.", "", "| key | | what it is |", "|---|---|---|"]
    lines += _rows(schema, common, "")
    return "\n".join(lines) + "\n"


def _rows(schema: Record, common: Record, prefix: str) -> list[str]:
    rows = []
    for key, raw in schema["properties"].items():
        form = _resolved(raw, common)
        need = "required" if key in schema.get("required", ()) else ""
        rows.append(f"| `{prefix}{key}` | {need} | {_explained(form)} |")
        inner = _resolved(form.get("items", form), common)
        if "properties" in inner:
            rows += _rows(inner, common, f"{prefix}{key}.")
    return rows


def _resolved(form: Record, common: Record) -> Record:
    """A form merged with the definition it refers to; its own keywords win."""
    if "$ref" not in form:
        return form
    definition: Record = common[form["$ref"].rpartition("/")[2]]
    return definition | {key: value for key, value in form.items() if key != "$ref"}


def _explained(form: Record) -> str:
    values = [form["const"]] if "const" in form else form.get("enum", ())
    listed = ", ".join(f"`{value}`" for value in values)
    words = [form.get("description", ""), listed]
    return "; ".join(word for word in words if word) or form.get("type", "")
