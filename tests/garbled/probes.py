"""Which blocks of the program ran: modules of mtpc are compiled with a mark at the head of every block.

Only `python -m tests.garbled` installs this, before it imports the program. A mark is one store into a byte of `RAN`,
so a marked program takes about a fifth longer.
"""

from __future__ import annotations

import ast
import itertools
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

BLOCKS_MAX = 1 << 15
RAN = bytearray(BLOCKS_MAX)  # 1 for a block that ran since it was last cleared
_NAME = "_blocks_that_ran"
_CLEAR = bytes(BLOCKS_MAX)
_count = itertools.count()


def clear() -> None:
    """Forget which blocks ran."""
    RAN[:] = _CLEAR


def ran() -> int:
    """The blocks that ran, one bit each."""
    return int.from_bytes(RAN, "little")


class _Marks(ast.NodeTransformer):
    """Puts a mark at the head of each block within functions."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list) and block and not isinstance(node, ast.Module | ast.ClassDef):
                block.insert(_has_docstring(node, name), _mark(block[0]))
        return node


def _has_docstring(node: ast.AST, name: str) -> bool:
    return name == "body" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and bool(ast.get_docstring(node))


def _mark(before: ast.stmt) -> ast.stmt:
    number = next(_count)
    assert number < BLOCKS_MAX
    (statement,) = ast.parse(f"{_NAME}[{number}] = 1").body
    for node in ast.walk(statement):
        ast.copy_location(node, before)
    return statement


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        tree = _Marks().visit(ast.parse(self.get_data(path), path))
        code: CodeType = compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)
        return code

    def exec_module(self, module: ModuleType) -> None:
        setattr(module, _NAME, RAN)
        super().exec_module(module)


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] != "mtpc":
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(fullname, spec.loader.path)
        return spec


def install() -> None:
    """Compile all modules of mtpc that are imported from here on with marks."""
    assert "mtpc" not in sys.modules, "the program is loaded already"
    sys.meta_path.insert(0, _Finder())
