"""What a project's own settings allow beyond it counts only for whom the user trusts: a clone cannot trust itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.attacks import CLEAN, EDITION, FINDINGS, Attack, Fifo, Link, holds

OUTSIDE = {
    "clone/site.mtp": f'{EDITION}use "../other/x.mtp"\n',
    "clone/mtpc.toml": '[project]\noutside = ["../other"]\n',
    "other/x.mtp": f"{EDITION}# hidden-word\ncrod\n",
}
SOUND = {**OUTSIDE, "other/x.mtp": EDITION}
RAISED = {
    "clone/site.mtp": f"{EDITION}for $i in 1..1000, $j in 1..501 {{ let $x = 1 }}\n",
    "clone/mtpc.toml": "[limits]\nturns = 600000\n",
}
CHECK = ("check", "clone/site.mtp", "--output-format", "concise")
TEXT = ("check", "clone/site.mtp")
GIT = {"clone/.git/HEAD": "ref: refs/heads/main\n"}
MINE = {"XDG_CONFIG_HOME": "{here}/config"}


def trusting(folder: str) -> dict[str, str]:
    return {"config/mtpc/config.toml": f'trusted = ["{folder}"]\n'}


REFUSED = [
    Attack("alone", OUTSIDE),
    Attack("with a .git of its own", {**OUTSIDE, **GIT}),
    Attack("with a .git file that leads up", {**OUTSIDE, "clone/.git": "gitdir: ..\n"}),
    Attack("with a work tree above it", {**OUTSIDE, **GIT, "clone/.git/config": "[core]\n\tworktree = ../..\n"}),
    Attack("with a .git that links up", {**OUTSIDE, "clone/.git": Link("..")}),
    Attack("with a configuration in it", {**OUTSIDE, "clone/mtpc/config.toml": 'trusted = ["/"]\n'},
           env={"XDG_CONFIG_HOME": "{here}/clone"}),
    Attack("in a home that is a work tree", {**OUTSIDE, ".git/HEAD": "x"}),
    Attack("with a configuration that trusts another", {**OUTSIDE, **trusting("/no/such")}, env=MINE),
    Attack("with a relative configuration", {**OUTSIDE, **trusting("/")}, env={"XDG_CONFIG_HOME": "config"}),
    Attack("through a link in it", {**OUTSIDE, "clone/site.mtp": f'{EDITION}use "in/x.mtp"\n',
                                    "clone/in": Link("../other")}),
]  # fmt: skip
TRUSTED = [
    Attack("by the flag", SOUND, (*CHECK, "--trust"), CLEAN),
    Attack("by the user", {**SOUND, **trusting("{here}")}, CHECK, CLEAN, env=MINE),
    Attack("by the user, from home", {**SOUND, ".config/mtpc/config.toml": 'trusted = ["~/clone"]\n'}, CHECK, CLEAN),
    Attack("as one work tree", {**{f"w/{name}": text for name, text in SOUND.items()}, "w/.git/HEAD": "x"},
           ("check", "w/clone/site.mtp"), CLEAN),
    Attack("as one work tree of a linked checkout", {**{f"w/{name}": text for name, text in SOUND.items()},
           "w/.git": "gitdir: /x/.git/worktrees/w\n"}, ("check", "w/clone/site.mtp"), CLEAN),
]  # fmt: skip


def with_folder(attack: Attack, folder: Path) -> Attack:
    files = {
        name: text.replace("{here}", str(folder)) if isinstance(text, str) and "config.toml" in name else text
        for name, text in attack.files.items()
    }
    return Attack(attack.name, files, attack.command, attack.exit_code, attack.says, attack.hides, attack.env)


@pytest.mark.parametrize("attack", REFUSED, ids=lambda attack: attack.name)
def test_a_clone_cannot_trust_itself(attack: Attack, tmp_path: Path) -> None:
    told = Attack(attack.name, attack.files, TEXT, FINDINGS, ("REF117",), ("hidden-word",), attack.env)
    holds(told, tmp_path)


@pytest.mark.parametrize("attack", TRUSTED, ids=lambda attack: attack.name)
def test_what_the_user_trusts_counts(attack: Attack, tmp_path: Path) -> None:
    holds(with_folder(attack, tmp_path), tmp_path)


def test_the_help_names_the_flag(tmp_path: Path) -> None:
    help_ = "mtpc.toml allows its folder, which counts with --trust"
    holds(Attack("help", OUTSIDE, TEXT, says=("REF117", help_)), tmp_path)


@pytest.mark.parametrize("command", ["check", "trace", "show", "lock"])
def test_every_command_that_reads_a_project_has_the_flag(command: str, tmp_path: Path) -> None:
    holds(Attack(command, SOUND, (command, "clone/site.mtp", "--trust"), CLEAN), tmp_path)


def test_a_limit_that_is_raised_counts_only_with_trust(tmp_path: Path) -> None:
    says = ("TYP107", "more than 500,000 times", "run with --trust")
    holds(Attack("raised", RAISED, TEXT, says=says), tmp_path)


def test_a_limit_that_is_raised_counts_with_trust(tmp_path: Path) -> None:
    holds(Attack("raised", RAISED, (*TEXT, "--trust"), CLEAN), tmp_path)


def test_a_limit_that_is_lowered_counts_always(tmp_path: Path) -> None:
    files = {**RAISED, "clone/mtpc.toml": "[limits]\nturns = 5\n"}
    holds(Attack("lowered", files, CHECK, says=("loops and named ranges run more than 5 times",)), tmp_path)


WRONG: dict[str, str | bytes | Fifo] = {
    "a text": 'trusted = "~"\n',
    "a relative folder": 'trusted = ["here"]\n',
    "an unknown key": "trust = []\n",
    "torn": "trusted = [\n",
    "deep": "a" + ".a" * 100_000 + " = 1",
    "no text": b"\xff",
    "a FIFO": Fifo(),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_configuration_that_is_wrong_is_told_and_trusts_nobody(name: str, tmp_path: Path) -> None:
    files = {**OUTSIDE, "config/mtpc/config.toml": WRONG[name]}
    holds(Attack("config", files, CHECK, says=("REF119", "REF117"), hides=("hidden-word",), env=MINE), tmp_path)
