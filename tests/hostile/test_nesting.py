"""What is nested, or follows one upon the other, beyond any sense: read, or refused by a limit that is named."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.attack import CHECK, CLEAN, EDITION, FINDINGS, SPEC, Attack, Family, each, holds

DEEP = 5000
CHAIN = f"{EDITION}let $a = 1\nif $a == 2 {{ room r }}" + "".join(
    f" else if $a == {number + 3} {{ room r{number} }}\n" for number in range(1000)
).replace("\n", "")
COMMANDS = {
    "check": CHECK,
    "trace": ("trace", SPEC),
    "show": ("show", SPEC, "--origin"),
    "fix": ("check", SPEC, "--fix", "--diff"),
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
INNER = "if 1 == 2 { notes = 1 }" + "".join(f" else if 1 == {number} {{ }}" for number in range(2, 1000))
PLACES = {
    "a block": ("rack A01 : zz {{ {} }}", FINDINGS),
    "a site": ("site s {{ {} }}", CLEAN),
    "a template": ("template t() {{ {} }}\napply t()", CLEAN),
}
TRUSTING = (*CHECK, "--trust")


def templates(levels: int) -> str:
    inner = "if true { " * levels
    made = "".join(f"template t{n}() {{ {inner} apply t{n + 1}() {'} ' * levels} }}\n" for n in range(63))
    return f"{EDITION}{made}template t63() {{ room z }}\napply t0()\n"


ATTACKS = [
    *(
        Attack(Family.NESTINGS, "a chain of else if", {SPEC: f"{CHAIN}\n"}, command, CLEAN, variant=name)
        for name, command in COMMANDS.items()
    ),
    *(
        Attack(Family.NESTINGS, f"a chain of else if in {name}", {SPEC: f"{EDITION}{place.format(INNER)}\n"}, code=code)
        for name, (place, code) in PLACES.items()
    ),
    *(
        Attack(
            Family.NESTINGS, name, {SPEC: f"{EDITION}{text}\n"}, code=CLEAN if name == "ranges of a name" else FINDINGS
        )
        for name, text in NESTED.items()
    ),
    *(
        Attack(
            Family.NESTINGS,
            "templates within templates",
            {
                SPEC: f"{EDITION}{TEMPLATES}template t100() {{ room z }}\napply t0()\n",
                "mtpc.toml": f"[limits]\ndepth = {depth}\n",
            },
            TRUSTING,
            says=("TYP107", f"more than {depth} deep"),
            variant=str(depth),
        )
        for depth in (64, 8)
    ),
    *(
        Attack(
            Family.NESTINGS,
            "templates within bodies within templates",
            {SPEC: templates(levels), "mtpc.toml": "[limits]\ndepth = 64\n"},
            TRUSTING,
            FINDINGS if levels else CLEAN,
            ("TYP107", "nested more than 80 deep") if levels else (),
            variant=str(levels),
        )
        for levels in (0, 1, 5, 30, 190)
    ),
]


@each(ATTACKS)
def test_it_is_read_or_told(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
