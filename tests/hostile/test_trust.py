"""What a project's own settings allow beyond it counts only for whom the user trusts: a clone cannot trust itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tests.hostile.attack import CLEAN, EDITION, Attack, Content, Family, each, fifo, holds, link

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


def refused(name: str, files: Mapping[str, Content], env: Mapping[str, str] = MappingProxyType({})) -> Attack:
    return Attack(
        Family.PATHS, f"a folder outside, {name}", files, TEXT, says=("REF117",), hides=("hidden-word",), env=env
    )


REFUSED = [
    refused("alone", OUTSIDE),
    refused("with a .git of its own", {**OUTSIDE, **GIT}),
    refused("with a .git file that leads up", {**OUTSIDE, "clone/.git": "gitdir: ..\n"}),
    refused("with a work tree above it", {**OUTSIDE, **GIT, "clone/.git/config": "[core]\n\tworktree = ../..\n"}),
    refused("with a .git that links up", {**OUTSIDE, "clone/.git": link("..")}),
    refused(
        "with a configuration in it",
        {**OUTSIDE, "clone/mtpc/config.toml": 'trusted = ["/"]\n'},
        {"XDG_CONFIG_HOME": "{here}/clone"},
    ),
    refused("in a home that is a work tree", {**OUTSIDE, ".git/HEAD": "x"}),
    refused("with a configuration that trusts another", {**OUTSIDE, **trusting("/no/such")}, MINE),
    refused("with a relative configuration", {**OUTSIDE, **trusting("/")}, {"XDG_CONFIG_HOME": "config"}),
    refused(
        "through a link in it",
        {**OUTSIDE, "clone/site.mtp": f'{EDITION}use "in/x.mtp"\n', "clone/in": link("../other")},
    ),
]
TRUSTED = [
    Attack(Family.PATHS, "a folder outside, trusted by the flag", SOUND, (*CHECK, "--trust"), CLEAN),
    Attack(
        Family.PATHS, "a folder outside, trusted by the user", {**SOUND, **trusting("{here}")}, CHECK, CLEAN, env=MINE
    ),
    Attack(
        Family.PATHS,
        "a folder outside, trusted by the user, from home",
        {**SOUND, ".config/mtpc/config.toml": 'trusted = ["~/clone"]\n'},
        CHECK,
        CLEAN,
    ),
    Attack(
        Family.PATHS,
        "a folder outside, trusted as one work tree",
        {**{f"w/{name}": text for name, text in SOUND.items()}, "w/.git/HEAD": "x"},
        ("check", "w/clone/site.mtp"),
        CLEAN,
    ),
    Attack(
        Family.PATHS,
        "a folder outside, trusted as one work tree of a linked checkout",
        {**{f"w/{name}": text for name, text in SOUND.items()}, "w/.git": "gitdir: /x/.git/worktrees/w\n"},
        ("check", "w/clone/site.mtp"),
        CLEAN,
    ),
]


WRONG: dict[str, Content] = {
    "a text": 'trusted = "~"\n',
    "a relative folder": 'trusted = ["here"]\n',
    "an unknown key": "trust = []\n",
    "torn": "trusted = [\n",
    "deep": "a" + ".a" * 100_000 + " = 1",
    "no text": b"\xff",
    "a FIFO": fifo,
}
ATTACKS = [
    *REFUSED,
    *TRUSTED,
    Attack(
        Family.PATHS,
        "a folder outside that settings allow",
        OUTSIDE,
        TEXT,
        says=("REF117", "mtpc.toml allows its folder, which counts with --trust"),
    ),
    *(
        Attack(
            Family.PATHS,
            "a folder outside, trusted by the flag",
            SOUND,
            (command, "clone/site.mtp", "--trust"),
            CLEAN,
            variant=command,
        )
        for command in ("check", "trace", "show", "lock")
    ),
    Attack(
        Family.LIMITS, "raised by a clone", RAISED, TEXT, says=("TYP107", "more than 500,000 times", "run with --trust")
    ),
    Attack(Family.LIMITS, "raised, and trusted", RAISED, (*TEXT, "--trust"), CLEAN),
    Attack(
        Family.LIMITS,
        "lowered by a clone",
        {**RAISED, "clone/mtpc.toml": "[limits]\nturns = 5\n"},
        CHECK,
        says=("loops and named ranges run more than 5 times",),
    ),
    *(
        Attack(
            Family.TOML,
            f"a configuration that is {name}",
            {**OUTSIDE, "config/mtpc/config.toml": content},
            CHECK,
            says=("REF119", "REF117"),
            hides=("hidden-word",),
            env=MINE,
        )
        for name, content in WRONG.items()
    ),
]


@each(ATTACKS)
def test_a_clone_cannot_trust_itself(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
