"""Files that are no files, wherever one is named: nothing waits for a writer, nothing from outside is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.attacks import COULD_NOT, EDITION, FINDINGS, Attack, Fifo, Link, holds

SITE = {"site.mtp": f"{EDITION}crod a -- b\n"}
RACK = f'{EDITION}use "catalog:acme-fibre" version "2026.2" as acme\nrack A01 : acme.rack-42u\n'
SECRET = "/etc/passwd"
OF_SECRET = ("root:", "/bin")
USED = {"table": "x.csv", "workbook": "x.xlsx", "spec": "x.mtp"}


def uses(target: str) -> str:
    return f'{EDITION}use "{target}" as x\n'


NAMED = [
    Attack(
        "a FIFO as spec", {"p.mtp": Fifo()}, ("check", "p.mtp"), COULD_NOT, ("p.mtp is a FIFO, not a file", "name -")
    ),
    Attack("a FIFO to trace", {"p.mtp": Fifo()}, ("trace", "p.mtp"), COULD_NOT, ("is a FIFO",)),
    Attack("a FIFO to format", {"p.mtp": Fifo()}, ("fmt", "p.mtp"), COULD_NOT, ("is a FIFO",)),
    Attack("a FIFO to build", {"p.mtp": Fifo()}, ("build", "p.mtp", "-o", "out"), COULD_NOT, ("is a FIFO",)),
    Attack("a FIFO in a folder", {"f/p.mtp": Fifo()}, ("check", "f"), COULD_NOT, ("f/p.mtp is a FIFO",)),
    Attack("a device as spec", {}, ("check", "/dev/zero"), COULD_NOT, ("is a device, not a file",)),
    Attack("a FIFO as lock", {**SITE, "mtpc.lock": Fifo()}, exit_code=COULD_NOT, says=("mtpc.lock is a FIFO",)),
    Attack("a FIFO as settings", {**SITE, "mtpc.toml": Fifo()}, says=("REF119 mtpc.toml is a FIFO",)),
    Attack("a FIFO as record", {"site.mtp": uses("./p"), "p/x.toml": Fifo()}, says=("CAT101 p/x.toml is a FIFO",)),
    Attack(
        "a FIFO to import",
        {"t.yaml": Fifo()},
        ("import", "devicetype", "t.yaml", "-o", "out"),
        COULD_NOT,
        ("t.yaml is a FIFO",),
    ),
    Attack(
        "a FIFO as baseline",
        {**SITE, "b": Fifo()},
        ("check", "site.mtp", "--baseline", "b"),
        COULD_NOT,
        ("b is a FIFO",),
    ),
    Attack(
        "a FIFO as manifest",
        {"site.mtp": RACK, "out/manifest.json": Fifo()},
        ("build", "site.mtp", "-o", "out"),
        COULD_NOT,
        ("out/manifest.json was not written by mtpc",),
    ),
    Attack(
        "a FIFO as configuration",
        {"x/site.mtp": RACK, "x/mtpc.toml": "[limits]\nrows = 200000\n", "c/mtpc/config.toml": Fifo()},
        ("check", "x/site.mtp", "--output-format", "concise"),
        FINDINGS,
        ("config.toml is a FIFO",),
        env={"XDG_CONFIG_HOME": "{here}/c"},
    ),
    *(
        Attack(f"a FIFO as {what}", {"site.mtp": uses(name), name: Fifo()}, says=("is a FIFO, not a file",))
        for what, name in USED.items()
    ),
    Attack("settings that link outside", {**SITE, "mtpc.toml": Link(SECRET)}, says=("leads out",), hides=OF_SECRET),
    Attack(
        "a lock that links outside",
        {**SITE, "mtpc.lock": Link(SECRET)},
        exit_code=COULD_NOT,
        says=("leads out",),
        hides=OF_SECRET,
    ),
    Attack(
        "a spec that links outside", {"x.mtp": Link(SECRET)}, ("check", "x.mtp"), COULD_NOT, ("leads out",), OF_SECRET
    ),
    Attack(
        "a spec to format that links outside",
        {"x.mtp": Link(SECRET)},
        ("fmt", "--diff", "x.mtp"),
        COULD_NOT,
        ("leads out",),
        OF_SECRET,
    ),
    Attack(
        "a spec in a folder that links outside",
        {"site.mtp": uses("./s"), "s/x.mtp": Link(SECRET)},
        says=("REF117",),
        hides=OF_SECRET,
    ),
    *(
        Attack(
            f"a {what} that links outside",
            {"site.mtp": uses(name), name: Link(SECRET)},
            says=("REF117",),
            hides=OF_SECRET,
        )
        for what, name in USED.items()
    ),
    Attack(
        "a record that links outside",
        {"site.mtp": uses("./p"), "p/x.toml": Link(SECRET)},
        says=("CAT101",),
        hides=OF_SECRET,
    ),
    Attack("settings that link to themselves", {**SITE, "mtpc.toml": Link("mtpc.toml")}, says=("REF119",)),
    Attack("a record that links to itself", {"site.mtp": uses("./p"), "p/x.toml": Link("x.toml")}, says=("CAT101",)),
    Attack(
        "a manifest that links outside",
        {"site.mtp": RACK, "out/manifest.json": Link(SECRET)},
        ("build", "site.mtp", "-o", "out"),
        COULD_NOT,
        ("was not written by mtpc",),
        OF_SECRET,
    ),
]


@pytest.mark.parametrize("attack", NAMED, ids=lambda attack: attack.name)
def test_what_is_no_file_of_the_projects_is_told(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)


def test_a_text_beyond_the_limit_is_refused_and_the_limit_named(tmp_path: Path) -> None:
    files = {"site.mtp": "# " + "x" * 5000, "mtpc.toml": "[limits]\nnamed = 1000\n"}
    says = ("site.mtp has more than 1,000 bytes", "raise `named` under [limits]")
    holds(Attack("a long text", files, exit_code=COULD_NOT, says=says), tmp_path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "site.mtp").open("wb") as file:
        file.truncate(1 << 40)
    holds(Attack("a terabyte", {}, exit_code=COULD_NOT, says=("more than 64,000,000 bytes",)), tmp_path)
