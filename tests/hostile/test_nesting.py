"""What is nested, or follows one upon the other, beyond any sense: read, or refused by a limit that is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.attacks import CLEAN, EDITION, FINDINGS, Attack, holds

DEEP = 5000
CHAIN = f"{EDITION}let $a = 1\nif $a == 2 {{ room r }}" + "".join(
    f" else if $a == {number + 3} {{ room r{number} }}\n" for number in range(1000)
).replace("\n", "")
COMMANDS = {
    "check": ("check", "site.mtp", "--output-format", "concise"),
    "trace": ("trace", "site.mtp"),
    "show": ("show", "site.mtp", "--origin"),
    "fix": ("check", "site.mtp", "--fix", "--diff"),
}
NESTED = {
    "brackets": "let $a = " + "[" * DEEP + "]" * DEEP,
    "parentheses": "let $a = " + "(" * DEEP + "1" + ")" * DEEP,
    "signs": "let $a = " + "-" * DEEP + "1",
    "sums": "let $a = " + "1 + " * DEEP + "1",
    "ifs": "if true { " * DEEP + "}" * DEEP,
    "loops": "for $a in [1] { " * DEEP + "}" * DEEP,
    "bodies": "site s { " * DEEP + "}" * DEEP,
    "calls": "let $a = " + "part(" * DEEP + "1" + ")" * DEEP,
    "texts in texts": "let $a = " + '"{' * DEEP + "1" + '}"' * DEEP,
    "steps of a name": "room " + ".".join(["a"] * DEEP),
    "variables of a loop": "for " + ", ".join(f"$v{number} in [1]" for number in range(DEEP)) + " { room r }",
    "blocks": "rack A01 : zz { " + "b { " * 190 + "}" * 190 + " }",
    "loops that may be parsed": "for $a in [1] { " * 150 + "room r" + "}" * 150,
    "ranges of a name": "room r" + "[1..1]" * DEEP,
}
TEMPLATES = "".join(f"template t{number}() {{ apply t{number + 1}() }}\n" for number in range(100))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_chain_of_else_if_may_be_as_long_as_it_likes(command: str, tmp_path: Path) -> None:
    holds(Attack(command, {"site.mtp": f"{CHAIN}\n"}, COMMANDS[command], CLEAN), tmp_path)


@pytest.mark.parametrize(
    ("place", "code"),
    [("rack A01 : zz {{ {} }}", FINDINGS), ("site s {{ {} }}", CLEAN), ("template t() {{ {} }}\napply t()", CLEAN)],
)
def test_a_chain_within_a_statement_too(place: str, code: int, tmp_path: Path) -> None:
    chain = "if 1 == 2 { notes = 1 }" + "".join(f" else if 1 == {number} {{ }}" for number in range(2, 1000))
    holds(Attack(place, {"site.mtp": f"{EDITION}{place.format(chain)}\n"}, exit_code=code), tmp_path)


@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_is_refused(name: str, tmp_path: Path) -> None:
    code = CLEAN if name == "ranges of a name" else FINDINGS
    holds(Attack(name, {"site.mtp": f"{EDITION}{NESTED[name]}\n"}, exit_code=code), tmp_path)


@pytest.mark.parametrize(("depth", "says"), [(64, "more than 64 deep"), (8, "more than 8 deep")])
def test_templates_within_templates_end_at_the_limit(depth: int, says: str, tmp_path: Path) -> None:
    files = {"site.mtp": f"{EDITION}{TEMPLATES}template t100() {{ room z }}\napply t0()\n"}
    command = ("check", "site.mtp", "--trust", "--output-format", "concise")
    holds(Attack("t", {**files, "mtpc.toml": f"[limits]\ndepth = {depth}\n"}, command, says=("TYP107", says)), tmp_path)


@pytest.mark.parametrize("levels", [0, 1, 5, 30, 190])
def test_templates_within_bodies_within_templates_are_read_or_told(levels: int, tmp_path: Path) -> None:
    inner, code = "if true { " * levels, FINDINGS if levels else CLEAN
    templates = "".join(f"template t{n}() {{ {inner} apply t{n + 1}() {'} ' * levels} }}\n" for n in range(63))
    files = {"site.mtp": f"{EDITION}{templates}template t63() {{ room z }}\napply t0()\n"}
    command = ("check", "site.mtp", "--trust", "--output-format", "concise")
    says = ("TYP107", "nested more than 80 deep") if code else ()
    holds(Attack("t", {**files, "mtpc.toml": "[limits]\ndepth = 64\n"}, command, code, says), tmp_path)
