"""What shells propose while `mtpc …` is typed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from mtpc.cli import _proposals as _completion
from mtpc.cli import mtpc as program
from tests.support import ROOT, mtpc

QUICKSTART = str(ROOT / "specs" / "quickstart.mtp")
HALL = str(ROOT / "specs" / "hall.mtp")


def proposed(*arguments: str) -> list[str]:
    """What is proposed for the last argument."""
    *before, typed = arguments
    return [item.value for item in ShellComplete(program, {}, "mtpc", "_MTPC_COMPLETE").get_completions(before, typed)]


def test_commands_and_options_are_proposed() -> None:
    assert {"build", "check", "trace"} <= set(proposed(""))
    assert proposed("che") == ["check"]
    assert {"--fix", "--select", "--output-format"} <= set(proposed("check", "--"))
    assert "json" in proposed("check", "--output-format", "")


def test_codes_are_proposed_family_by_family_and_in_lists() -> None:
    assert {"POL", "REF"} <= set(proposed("check", "--select", ""))
    assert proposed("check", "--select", "P") == ["PRT", "POL", "PWR"]
    assert "POL101" in proposed("check", "--ignore", "POL1")
    assert "REF,POL101" in proposed("check", "--ignore", "REF,POL1")
    assert "REF,REF" not in proposed("check", "--ignore", "REF,R")


def test_documents_are_proposed_once() -> None:
    assert {"cut-sheet", "labels"} <= set(proposed("build", "--only", ""))
    assert proposed("build", "--only", "labels,l") == []


def test_what_choose_takes_is_proposed() -> None:
    assert "ai-fabric" in proposed("choose", "--site", "")
    assert "grade,fibre" in proposed("choose", "--only", "grade,")
    assert "400GBASE-DR4" in proposed("choose", "--application", "400gbase-d")
    assert proposed("choose", QUICKSTART, "--for", "u") == ["up1", "up2", "up3", "up4"]


def test_words_and_codes_are_proposed_to_explain() -> None:
    assert "polarity" in proposed("explain", "pola")
    assert "POL101" in proposed("explain", "pol1")


def test_a_name_that_a_shell_would_run_is_not_proposed(tmp_path: Path) -> None:
    spec = tmp_path / "x.mtp"
    text = Path(QUICKSTART).read_text("utf-8").split("circuit ")[0]
    for port, name in enumerate(("up$(id)", "upé")):
        text += f'circuit "{name}" : 100GBASE-SR4 at sw1.et-0/0/{port} -- sw2.et-0/0/{port}\n'
    spec.write_text(text, "utf-8")
    assert proposed("trace", str(spec), "--at", "u") == ["upé"]


@pytest.mark.parametrize("command", [("trace", "--at"), ("show", "--name")])
def test_names_on_the_floor_are_proposed_level_by_level(command: tuple[str, str]) -> None:
    word, option = command
    assert {"sw1", "sw2", "pp1", "pp2", "T1", "up1"} <= set(proposed(word, QUICKSTART, option, ""))
    assert proposed(word, QUICKSTART, option, "s") == ["sw1", "sw2"]
    assert proposed(word, QUICKSTART, option, "sw1.") == [f"sw1.et-0/0/{port}" for port in range(4)]
    assert proposed(word, QUICKSTART, option, "pp1.") == ["pp1.1."]
    assert proposed(word, QUICKSTART, option, "pp1.1.1") == ["pp1.1.1", "pp1.1.10", "pp1.1.11", "pp1.1.12"]


def test_a_name_with_something_behind_its_dot_is_not_the_end_of_the_word() -> None:
    shell = ShellComplete(program, {}, "mtpc", "_MTPC_COMPLETE")
    items = shell.get_completions(["trace", QUICKSTART, "--at"], "")
    assert {item.value: item.more for item in items if item.value in ("sw1", "up1", "T1")} == {
        "sw1": True, "up1": False, "T1": False,
    }  # fmt: skip
    assert proposed("trace", HALL, "--at", "lp01.") == ["lp01.1", "lp01.2."]  # a cassette has a name, a plate has none


def test_very_many_names_are_proposed_only_in_part() -> None:
    assert len(proposed("trace", HALL, "--at", "")) == _completion.PROPOSED_MAX
    assert proposed("trace", HALL, "--at", "rail1.osfp01:") == ["rail1.osfp01:1", "rail1.osfp01:2"]


@pytest.mark.parametrize("spec", ["no-such.mtp", str(ROOT), os.devnull])
def test_what_cannot_be_read_proposes_nothing(spec: str) -> None:
    assert proposed("trace", spec, "--at", "") == []


def test_names_of_a_spec_with_faults_are_proposed(tmp_path: Path) -> None:
    spec = tmp_path / "site.mtp"
    spec.write_text(Path(QUICKSTART).read_text("utf-8") + "crod a -- \n")
    assert proposed("trace", str(spec), "--at", "sw") == ["sw1", "sw2"]


def test_parts_are_proposed_to_whoever_asks() -> None:
    made = _completion.complete_record(click.Context(program), click.Argument(["name"]), "patch-mpo12-b")
    assert "patch-mpo12-b-om4" in [item.value for item in made]


def test_files_folders_and_templates_are_proposed() -> None:
    (file,) = ShellComplete(program, {}, "mtpc", "_MTPC_COMPLETE").get_completions(["check"], "spe")
    assert (file.type, file.value) == ("file", "spe")
    assert "leaf-spine" in proposed("init", "--template", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_printed(shell: str) -> None:
    done = mtpc("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_MTPC_COMPLETE={shell}_complete" in done.stdout


def test_a_shell_we_do_not_know_is_told() -> None:
    assert mtpc("completion", "csh").returncode == 2


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a program `mtpc` and the script that completes it."""
    if shutil.which("bash") is None:
        pytest.skip("no bash here")
    folder = tmp_path_factory.mktemp("bin")
    (folder / "mtpc").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mtpc "$@"\n')
    (folder / "mtpc").chmod(0o755)
    (folder / "script").write_text(mtpc("completion", "bash").stdout)
    return folder


def in_bash(folder: Path, line: str, *words: str) -> list[str]:
    """What bash puts in place of the last of the words it takes a line for."""
    asked = "COMP_WORDS=(" + " ".join(f'"{word}"' for word in words) + ")"
    script = f"""
        compopt() {{ COMPREPLY+=("$2"); }}
        source "$1"
        {asked}; COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); COMP_LINE="$2"; COMP_POINT=${{#COMP_LINE}}
        _mtpc_completion mtpc; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", str(folder / "script"), line],
        cwd=ROOT, env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash_completes_commands_and_names(bash: Path) -> None:
    assert in_bash(bash, "mtpc che", "mtpc", "che") == ["check"]
    line = "mtpc trace specs/quickstart.mtp --at sw1.et-0/0/"
    assert in_bash(bash, line, *line.split()) == [f"sw1.et-0/0/{port}" for port in range(4)]
    line = "mtpc trace specs/quickstart.mtp --at sw1"
    assert in_bash(bash, line, *line.split()) == ["sw1", "nospace"]
    assert in_bash(bash, "mtpc trace nowhere.mtp --at ", "mtpc", "trace", "nowhere.mtp", "--at", "") == [""]


def test_bash_completes_behind_a_colon(bash: Path) -> None:
    line = "mtpc trace specs/hall.mtp --at rail1.osfp01:"
    words = ("mtpc", "trace", "specs/hall.mtp", "--at", "rail1.osfp01", ":")
    assert in_bash(bash, line, *words) == ["1", "2"]
