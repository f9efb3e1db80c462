"""File names that are no text, have lines or control characters in them, or are as long as a system allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.attack import CLEAN, COULD_NOT, EDITION, FINDINGS, FORMATS, RACK, SPEC, Attack, Family, each, holds

BROKEN = f"{EDITION}crod a -- b\n"
UNTEXT = "\udcff.mtp"  # one byte, 0xff
NAMES = {"lines": "a\nb.mtp", "control characters": "a\x1b[31mb.mtp", "255 bytes": "x" * 251 + ".mtp"}
COMMANDS = {
    "check": ("check", UNTEXT),
    "trace": ("trace", UNTEXT),
    "show": ("show", UNTEXT),
    "fmt": ("fmt", "--diff", UNTEXT),
    "lock": ("lock", UNTEXT),
    "build": ("build", UNTEXT, "-o", "out"),
    "check of a folder": ("check", "."),
}
TOLD = [
    *(
        Attack(
            Family.ENCODINGS,
            "a file name that is no text",
            {UNTEXT: RACK},
            words,
            COULD_NOT,
            ("has a name that is not UTF-8; rename it",),
            variant=command,
        )
        for command, words in COMMANDS.items()
    ),
    Attack(
        Family.ENCODINGS,
        "a file name that is no text in a folder that is used",
        {SPEC: f'{EDITION}use "./s"\n', f"s/{UNTEXT}": RACK},
        says=("REF108", "not UTF-8"),
    ),
    Attack(
        Family.ENCODINGS,
        "a record whose name is no text",
        {SPEC: f'{EDITION}use "./p" as p\n', "p/\udcff.toml": "a = 1\n"},
        says=("CAT101", "not UTF-8"),
    ),
    *(
        Attack(
            Family.PATHS,
            f"a file name of {name}",
            {file: BROKEN},
            ("check", file, "--output-format", form),
            FINDINGS,
            hides=("\x1b",),
            variant=form,
        )
        for name, file in NAMES.items()
        for form in FORMATS
    ),
    *(
        Attack(
            Family.PATHS,
            f"a long name{kind} in a use",
            {SPEC: f'{EDITION}use "{"x" * count}{kind}" as x\n'},
            says=(f"{SPEC}:2:5",),
            variant=str(count),
        )
        for kind in ("", ".csv", ".xlsx", ".mtp")
        for count in (300, 5000)
    ),
    *(
        Attack(
            Family.PATHS,
            f"a long name of a {what}",
            {SPEC: f'{EDITION}use "{word.format("x" * 300)}" version "1" as x\n'},
            says=("REF108",),
        )
        for what, word in (("catalogue", "catalog:{}"), ("folder", "./{}"))
    ),
    *(
        Attack(
            Family.PATHS,
            "a long name on the command line",
            {},
            (command, "x" * 300 + ".mtp"),
            COULD_NOT,
            ("cannot be read",),
            variant=command,
        )
        for command in ("check", "trace", "show", "fmt")
    ),
]
BUILT = [
    Attack(Family.PATHS, f"documents of a file name of {name}", {file: RACK}, ("build", file, "-o", "out"), CLEAN)
    for name, file in NAMES.items()
]
ATTACKS = TOLD + BUILT


@each(TOLD)
def test_it_is_told(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)


@pytest.mark.slow
@each(BUILT)
def test_documents_are_built_of_an_odd_file(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
