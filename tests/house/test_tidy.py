"""The habits of the house, as far as a machine can see them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support import ROOT, tree_files

LINES_MAX, FUNCTION_LINES_MAX, POSITIONAL_MAX = 400, 50, 6
OURS = [path for path in tree_files(".py") if path.is_relative_to(ROOT / "mtpc")]
CODE = list(tree_files(".py"))
TEXTS = list(
    tree_files(".py", ".md", ".toml", ".mtp", ".lark", ".j2", ".css", ".json", ".csv", ".yaml", "run", ".gitignore")
)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(path: Path) -> Iterator[str]:
    """Dotted names of everything called."""
    return (ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def offenders(paths: list[Path], found_in: Callable[[Path], object]) -> dict[str, object]:
    """What a law finds, by file."""
    return {shown(path): found for path in paths if (found := found_in(path))}


def test_there_is_something_to_look_at() -> None:
    assert len(OURS) > 40
    assert len(TEXTS) > 100


def test_a_file_has_at_most_400_lines() -> None:
    assert not offenders(CODE, lambda path: max(0, len(path.read_text("utf-8").splitlines()) - LINES_MAX))


def test_a_function_fits_on_a_screen() -> None:
    assert not offenders(CODE, _too_long)


def _too_long(path: Path) -> list[str]:
    """Functions over the gate, but for those that say on their own line why they are (PLR0915: a hot loop)."""
    lines = path.read_text("utf-8").splitlines()
    long = [function for function in functions(path) if _length(function) > FUNCTION_LINES_MAX]
    return [function.name for function in long if "PLR0915" not in lines[function.lineno - 1]]


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_a_function_has_at_most_six_positional_parameters() -> None:
    assert not offenders(
        OURS, lambda path: [made.name for made in functions(path) if _positional(made) > POSITIONAL_MAX]
    )


def _positional(made: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [argument.arg for argument in made.args.posonlyargs + made.args.args]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def test_a_module_says_first_what_it_is_for() -> None:
    assert not offenders(OURS, lambda path: not (ast.get_docstring(tree(path)) or "").split("\n")[0].strip())


def test_only_the_command_line_prints_or_ends_the_program() -> None:
    words = {"print", "sys.exit", "exit", "quit", "os._exit", "sys.stdout.write", "sys.stderr.write", "click.echo"}
    found = offenders(OURS, lambda path: words.intersection(calls(path)))
    assert {name.rpartition("/")[0] for name in found} == {"mtpc/cli"}


def test_nothing_reads_the_clock_but_the_command_line_which_day_it_is() -> None:
    clocks = re.compile(r"(^|\.)(now|utcnow|today|time_ns|localtime|gmtime)$|^time\.|^(uuid|random|secrets)\.")
    read = offenders(OURS, lambda path: [called for called in calls(path) if clocks.search(called)])
    assert read == {"mtpc/cli/_compile.py": ["time.strftime"]}


def test_only_the_delivery_writes() -> None:
    writing = re.compile(
        r"\.(write_text|write_bytes|mkdir|unlink|rmdir|symlink_to|touch)$|^shutil\.|^os\.(rename|replace)$"
    )
    found = offenders(OURS, lambda path: [called for called in calls(path) if writing.search(called)])
    assert not [name for name in found if not name.startswith("mtpc/delivery/")]


def test_grammar_is_data_and_not_a_module() -> None:
    assert not offenders(CODE, lambda path: {"grammar", "templates"} & {name.split(".")[0] for name in _imports(path)})


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def test_dataclasses_are_those_of_our_own_decorator() -> None:
    assert offenders(OURS, lambda path: "dataclasses.dataclass" in set(_imported(path))) == {}


def _imported(path: Path) -> Iterator[str]:
    """Dotted names that are imported from modules by name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nobody_touches_the_private_members_of_another() -> None:
    assert offenders(OURS, lambda path: list(_private(path))) == {}


def _private(path: Path) -> Iterator[str]:
    named_tuples = {"_replace", "_asdict", "_fields"}  # public in spite of their names
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and re.match("_[^_]", node.attr) and node.attr not in named_tuples:
            owner = ast.unparse(node.value)
            if owner not in ("self", "cls", "super()"):
                yield f"{owner}.{node.attr}"


def test_what_is_switched_off_is_named_and_explained() -> None:
    assert not offenders(CODE, lambda path: list(_bare(path.read_text("utf-8"))))


def _bare(text: str) -> Iterator[str]:
    silenced = re.compile(r"#\s*(?:type:\s*ignore|noqa)(.*)$")
    full = re.compile(r"\[[a-z-]+(?:, ?[a-z-]+)*\]\s+# \S.+|: ?[A-Z]+\d+(?:, ?[A-Z]+\d+)*\s+\S.+")
    for line in text.splitlines():
        match = silenced.search(line)
        if match and "re.compile" not in line and not full.match(match[1]):
            yield line.strip()


def test_nothing_names_a_machine_or_a_package_host() -> None:
    homes = "|".join(f"/{name}/" for name in ("home", "Users", "root", "wo" + "rk", "t" + "mp"))
    hosts = r"https?://[^\s/\"']*(?:pypi|pythonhosted|artifact|nexus|proxy|mirror)"
    pattern = re.compile(rf"(?<![\w.*])(?:{homes})[\w.-]+|{hosts}")
    assert not offenders(TEXTS, lambda path: pattern.findall(path.read_text("utf-8")))


# ---- the tools ---------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)], ids=" ".join)
def test_the_tools_have_nothing_to_say(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_class_name_stands_for_one_thing() -> None:
    defined: dict[str, list[str]] = {}
    for path in OURS:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                defined.setdefault(node.name, []).append(shown(path))
    assert {name: paths for name, paths in defined.items() if len(paths) > 1} == {}
