"""What stands on the floor is asked of the site: nobody else looks up in one of its columns what another says."""

from __future__ import annotations

import ast

from tests.house.test_tidy import OURS, offenders, tree
from tests.support import ROOT

TABLES = {"components", "faces", "sockets"}
MAY_READ_COLUMNS = {
    "mtpc/model/placing/floor.py": "writes them, and is the only one that does",
    "mtpc/channel/matings.py": "goes through all connectors, column by column, once a compile",
    "mtpc/channel/tracer.py": "goes through all connectors, column by column, once a compile",
    "mtpc/channel/walk.py": "follows light over every connector: a call at each of them would be felt",
}


def reads(code: ast.AST) -> list[str]:
    """Where a table of a site is taken for more than to count its rows."""
    counted = {id(call.args[0]) for call in ast.walk(code) if isinstance(call, ast.Call) and _is_len(call)}
    return [f"{node.lineno}: {ast.unparse(node)}" for node in _tables(code) if id(node) not in counted]


def _tables(code: ast.AST) -> list[ast.Attribute]:
    found = (node for node in ast.walk(code) if isinstance(node, ast.Attribute) and node.attr in TABLES)
    return [node for node in found if ast.unparse(node.value).rpartition(".")[2].strip("_") == "site"]


def _is_len(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "len" and len(call.args) == 1


def test_columns_of_the_floor_are_read_by_the_site_alone() -> None:
    found = offenders(OURS, lambda path: reads(tree(path)))
    assert {path: where for path, where in found.items() if path not in MAY_READ_COLUMNS} == {}
    assert found.keys() == MAY_READ_COLUMNS.keys(), "a module that asks the site now needs no leave any more"


def test_a_column_is_seen_however_it_is_reached() -> None:
    code = "a = plant.site.faces.mate[face]\ncolumns = self._site.components\nn = len(site.sockets)\nx = plan.faces"
    assert set(reads(ast.parse(code))) == {"1: plant.site.faces", "2: self._site.components"}


def test_only_the_floor_writes_columns() -> None:
    """What sets or adds to a column: `site.faces.parked[face] = True`, `columns.name.append(name)`."""
    model = [path for path in OURS if path.is_relative_to(ROOT / "mtpc" / "model")]
    assert offenders(model, lambda path: _writes(tree(path))).keys() == {"mtpc/model/placing/floor.py"}


def _writes(code: ast.Module) -> list[str]:
    targets = (target for node in ast.walk(code) if isinstance(node, ast.Assign) for target in node.targets)
    set_ = (target.value for target in targets if isinstance(target, ast.Subscript))
    calls = (node.func for node in ast.walk(code) if isinstance(node, ast.Call))
    added = (call.value for call in calls if isinstance(call, ast.Attribute) and call.attr in ("append", "extend"))
    columns = (node for node in (*set_, *added) if isinstance(node, ast.Attribute))
    return [ast.unparse(node) for node in columns if ast.unparse(node.value).rpartition(".")[2] in TABLES]
