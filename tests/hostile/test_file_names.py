"""File names that are no text, have lines or control characters in them, or are as long as a system allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.attacks import CLEAN, COULD_NOT, EDITION, FINDINGS, FORMATS, Attack, holds

RACK = f'{EDITION}use "catalog:acme-fibre" version "2026.2" as acme\nrack A01 : acme.rack-42u\n'
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


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_that_is_no_text_is_refused(command: str, tmp_path: Path) -> None:
    says = ("has a name that is not UTF-8; rename it",)
    holds(Attack(command, {UNTEXT: RACK}, COMMANDS[command], COULD_NOT, says), tmp_path)


def test_a_name_that_is_no_text_in_a_folder_that_is_used_is_a_finding(tmp_path: Path) -> None:
    files = {"site.mtp": f'{EDITION}use "./s"\n', f"s/{UNTEXT}": RACK}
    holds(Attack("used", files, says=("REF108", "not UTF-8")), tmp_path)


def test_a_record_whose_name_is_no_text_is_a_finding(tmp_path: Path) -> None:
    files = {"site.mtp": f'{EDITION}use "./p" as p\n', "p/\udcff.toml": "a = 1\n"}
    holds(Attack("record", files, says=("CAT101", "not UTF-8")), tmp_path)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_every_form_names_an_odd_file(name: str, form: str, tmp_path: Path) -> None:
    command = ("check", NAMES[name], "--output-format", form)
    holds(Attack(name, {NAMES[name]: BROKEN}, command, FINDINGS, hides=("\x1b",)), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_documents_are_built_of_an_odd_file(name: str, tmp_path: Path) -> None:
    holds(Attack(name, {NAMES[name]: RACK}, ("build", NAMES[name], "-o", "out"), CLEAN), tmp_path)


@pytest.mark.parametrize("kind", ["", ".csv", ".xlsx", ".mtp"])
@pytest.mark.parametrize("count", [300, 5000])
def test_a_long_name_in_a_use_is_a_finding(count: int, kind: str, tmp_path: Path) -> None:
    holds(Attack(kind, {"site.mtp": f'{EDITION}use "{"x" * count}{kind}" as x\n'}, says=("site.mtp:2:5",)), tmp_path)


@pytest.mark.parametrize("word", ["catalog:{}", "./{}"])
def test_a_long_name_of_a_catalogue_or_folder_is_a_finding(word: str, tmp_path: Path) -> None:
    spec = f'{EDITION}use "{word.format("x" * 300)}" version "1" as x\n'
    holds(Attack(word, {"site.mtp": spec}, says=("REF108",)), tmp_path)


@pytest.mark.parametrize("command", ["check", "trace", "show", "fmt"])
def test_a_long_name_on_the_command_line_is_refused(command: str, tmp_path: Path) -> None:
    holds(Attack(command, {}, (command, "x" * 300 + ".mtp"), COULD_NOT, ("cannot be read",)), tmp_path)
