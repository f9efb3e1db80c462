"""Only `cli/_streams.py` writes to stdout and stderr, so that what somebody else wrote is visible text there.

Elsewhere the two streams are only asked whether a terminal reads them; what the program prints in its own colours is
made of visible text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.support import ROOT

WAY_OUT = "cli/_streams.py"
STREAMS = {"stdin", "stdout", "stderr"}
PRINTERS = {
    "print",
    "echo",
    "secho",
    "print_exc",
    "print_exception",
    "print_stack",
    "print_last",
    "displayhook",
    "warn",
}


def writes(text: str) -> Iterator[str]:
    """Where a module writes to a standard stream by itself, or hands one to somebody who may."""
    tree = ast.parse(text)
    fine = {id(of) for node in ast.walk(tree) for of in _asked(node)}
    for node in ast.walk(tree):
        prints = isinstance(node, ast.Call) and _name(node.func) in PRINTERS
        if prints or (isinstance(node, ast.Attribute) and _is_stream(node) and id(node) not in fine):
            yield ast.unparse(node)


def _asked(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Attribute) and (node.attr == "isatty" or ast.unparse(node) == "sys.stdin.buffer"):
        yield node.value
    elif isinstance(node, ast.Call) and _name(node.func) == "colour":
        yield from node.args
    elif isinstance(node, ast.Compare):
        yield node.left


def _is_stream(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "sys" and node.attr.strip("_") in STREAMS


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_nobody_else_prints() -> None:
    files = {path.relative_to(ROOT / "mtpc").as_posix(): path for path in (ROOT / "mtpc").rglob("*.py")}
    found = {name: list(writes(path.read_text("utf-8"))) for name, path in files.items() if name != WAY_OUT}
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "line",
    [
        "print(name)", "click.echo(name)", "echo(name)", "sys.stdout.write(name)", "sys.stderr.write(name)",
        "sys.stdout.buffer.write(name)", "out = sys.stdout", "traceback.print_exc()", "sys.__stderr__.write(name)",
        "error.show(sys.stderr)",
    ],
)  # fmt: skip
def test_another_way_is_found(line: str) -> None:
    assert list(writes(line))


@pytest.mark.parametrize("line", ["colour(flag, sys.stdout)", "sys.stderr.isatty()", "if sys.stdin is None: pass"])
def test_asking_is_no_writing(line: str) -> None:
    assert not list(writes(line))
