"""TOML that would take gigabytes, the stack or an integer's limit: a finding at its place, wherever TOML is read."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from mtpc.settings import Limits
from mtpc.text import Source
from mtpc.toml_text import DEEPEST, NotToml, toml_of
from tests.hostile.attack import EDITION, FORMATS, SPEC, Attack, Done, Family, each, holds

LIMITS = [limit.name for limit in fields(Limits)]
SITE = {SPEC: f"{EDITION}rack A01 : {{ height = 42U }}\n"}
TEXTS = {  # name -> text, line, what is said
    "a key of 100,000 parts": ("\na" + ".a" * 100_000 + " = 1\n", 2, "a key has more than 16 parts"),
    "a table of 1,000 parts": ("[a" + ".a" * 1000 + "]\n", 1, "a key has more than 16 parts"),
    "lists in lists": ("a = " + "[" * 5000 + "]" * 5000 + "\n", 1, "brackets are nested more than 16 deep"),
    "lists that do not end": ("a = " + "[" * 100_000, 1, "brackets are nested more than 16 deep"),
    "tables in tables": ("a = " + "{a = " * 500 + "1" + "}" * 500 + "\n", 1, "brackets are nested more than 16 deep"),
    "5,000 digits": ("\n\na = " + "9" * 5000 + "\n", 3, "a number has more than 40 digits"),
    "5,000 digits in base 16": ("a = 0x" + "f" * 5000 + "\n", 1, "a number has more than 40 digits"),
    "5,000 digits in a list": ("a = [1,\n " + "9" * 5000 + "]\n", 2, "a number has more than 40 digits"),
    "5,000 digits behind a point": ("a = 1." + "9" * 5000 + "\n", 1, "a number has more than 40 digits"),
    "20,001 tables": ("[[a]]\n" * 20_001, 20_001, "more than 20,000 tables"),
}
PLACES = {  # where it stands -> files beside the spec, the code
    "settings": ({**SITE, "mtpc.toml": ""}, "mtpc.toml", "REF119"),
    "lock": ({**SITE, "mtpc.lock": ""}, "mtpc.lock", "REF130"),
    "record": ({SPEC: f'{EDITION}use "./p" as p\n', "p/x.toml": ""}, "p/x.toml", "CAT101"),
}


NESTED = {
    "version": "version = " + "[" * 15 + "]" * 15,
    "catalogues": "version = 1\n[catalogues]\nx = " + "[" * 14 + "]" * 14,
    "legs": "version = 1\n[circuits]\nx = " + "[" * 14 + "]" * 14,
    "specs": "version = 1\nspecs = " + "[" * 14 + "]" * 14,
    "tables for legs": "version = 1\n[circuits.x.y.z]\na = 1",
}


def every_limit(done: Done, _: Path) -> None:
    found = [one for one in json.loads(done.out)["diagnostics"] if one["code"] == "REF119"]
    assert [(one["path"], one["line"]) for one in found] == [("mtpc.toml", line) for line in range(2, len(LIMITS) + 2)]


ATTACKS = [
    *(
        Attack(
            Family.LOCK if place == "lock" else Family.TOML,
            f"{name} in a {place}",
            {**files, path: content},
            says=(f"{path}:{line}:", code, says),
        )
        for name, (content, line, says) in TEXTS.items()
        for place, (files, path, code) in PLACES.items()
    ),
    *(
        Attack(
            Family.LOCK if place == "lock" else Family.TOML,
            f"a control character in a {place}",
            {**files, path: f"a = 1 # \u00e9\n# x{sign}\n"},
            says=(f"{path}:2:", code),
            variant=ascii(sign),
        )
        for sign in "\0\x07\x1b\x7f\x80\x9b"
        for place, (files, path, code) in PLACES.items()
    ),
    *(
        Attack(
            Family.TOML,
            f"digits in a {place}",
            {**files, path: "a = [1,\n " + "9" * 5000 + "]\n"},
            ("check", SPEC, "--output-format", form),
            says=(code, path),
            variant=form,
        )
        for place, (files, path, code) in PLACES.items()
        for form in FORMATS
    ),
    *(
        Attack(Family.LOCK, f"nested {entry}", {**SITE, "mtpc.lock": f"{text}\n"}, says=("REF130",))
        for entry, text in NESTED.items()
    ),
    *(
        Attack(
            Family.LIMITS,
            "numbers beyond any",
            {**SITE, "mtpc.toml": "[limits]\n" + "".join(f"{name} = {number}\n" for name in LIMITS)},
            ("check", SPEC, "--output-format", "json"),
            says=tuple(f"{name} is {number:,};" for name in LIMITS),
            variant=str(number),
            also=every_limit,
        )
        for number in (10**12, 2**63, 10**30)
    ),
]


@each(ATTACKS)
def test_it_is_a_finding_at_its_line(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_place_is_that_of_the_token(line_end: str) -> None:
    source = Source("x.toml", f'a = "x"{line_end}b = [1, {"9" * 50}]{line_end}')
    with pytest.raises(NotToml) as told:
        toml_of(source)
    assert source.line_column(told.value.span.start) == (2, 9)
    assert source.text[told.value.span.start : told.value.span.end] == "9" * 50


SOUND = [
    "a.b.c = 1",
    'a = "[[[[[[[[[[[[[[[[[[[[[[[" # {{{{{{{{{{{{{{{{{{{{{{{{{{{{{',
    "a = '''\n[[[[[[[[[[[[[[[[[[[[[[[\n'''",
    'a = """\n"[[[[[[[[[[[[\\"""[[[[[[[[[[[[[[[[[[[[[[["""',
    f'a = "{"9" * 5000}"',
    f'"{"9" * 5000}" = 1',
    f'"{"a." * 500}" = 1',
    "a = [\n" + '  "x",\n' * 30_000 + "]",
    "a = [" + "[1], " * 1000 + "]",
    f"a = {'[' * DEEPEST}{']' * DEEPEST}",
]


@pytest.mark.parametrize("text", SOUND, ids=lambda text: text[:20])
def test_what_only_looks_so_is_read(text: str) -> None:
    assert len(toml_of(Source("x.toml", f"{text}\n"))) == 1
