"""Files that are no files, wherever one is named: nothing waits for a writer, nothing from outside is shown."""

from __future__ import annotations

import os
from pathlib import Path

from tests.hostile.attack import COULD_NOT, EDITION, FINDINGS, RACK, SPEC, Attack, Family, each, fifo, holds, link

SITE = {SPEC: f"{EDITION}crod a -- b\n"}
SECRET = "/etc/passwd"
OF_SECRET = ("root:", "/bin")
USED = {"table": "x.csv", "workbook": "x.xlsx", "spec": "x.mtp"}


def uses(target: str) -> str:
    return f'{EDITION}use "{target}" as x\n'


def leads_out(
    what: str,
    at: str,
    beside: dict[str, str],
    command: tuple[str, ...] = ("check", SPEC),
    code: int = FINDINGS,
    says: str = "leads out",
) -> Attack:
    """A link at this path that leads out of the project: it is told, and nothing of what it leads to is shown."""
    return Attack(
        Family.LINKS, f"{what} links outside", {at: link(SECRET), **beside}, command, code, (says,), OF_SECRET
    )


ATTACKS = [
    Attack(
        Family.PATHS,
        "a FIFO as spec",
        {"p.mtp": fifo},
        ("check", "p.mtp"),
        COULD_NOT,
        ("p.mtp is a FIFO, not a file", "name -"),
    ),
    Attack(Family.PATHS, "a FIFO to trace", {"p.mtp": fifo}, ("trace", "p.mtp"), COULD_NOT, ("is a FIFO",)),
    Attack(Family.PATHS, "a FIFO to format", {"p.mtp": fifo}, ("fmt", "p.mtp"), COULD_NOT, ("is a FIFO",)),
    Attack(
        Family.PATHS, "a FIFO to build", {"p.mtp": fifo}, ("build", "p.mtp", "-o", "out"), COULD_NOT, ("is a FIFO",)
    ),
    Attack(Family.PATHS, "a FIFO in a folder", {"f/p.mtp": fifo}, ("check", "f"), COULD_NOT, ("f/p.mtp is a FIFO",)),
    Attack(Family.PATHS, "a device as spec", {}, ("check", "/dev/zero"), COULD_NOT, ("is a device, not a file",)),
    Attack(Family.PATHS, "a FIFO as lock", {**SITE, "mtpc.lock": fifo}, code=COULD_NOT, says=("mtpc.lock is a FIFO",)),
    Attack(Family.PATHS, "a FIFO as settings", {**SITE, "mtpc.toml": fifo}, says=("REF119 mtpc.toml is a FIFO",)),
    Attack(
        Family.PATHS,
        "a FIFO as record",
        {"site.mtp": uses("./p"), "p/x.toml": fifo},
        says=("CAT101 p/x.toml is a FIFO",),
    ),
    Attack(
        Family.PATHS,
        "a FIFO to import",
        {"t.yaml": fifo},
        ("import", "devicetype", "t.yaml", "-o", "out"),
        COULD_NOT,
        ("t.yaml is a FIFO",),
    ),
    Attack(
        Family.PATHS,
        "a FIFO as baseline",
        {**SITE, "b": fifo},
        ("check", "site.mtp", "--baseline", "b"),
        COULD_NOT,
        ("b is a FIFO",),
    ),
    Attack(
        Family.PATHS,
        "a FIFO as manifest",
        {"site.mtp": RACK, "out/manifest.json": fifo},
        ("build", "site.mtp", "-o", "out"),
        COULD_NOT,
        ("out/manifest.json was not written by mtpc",),
    ),
    Attack(
        Family.PATHS,
        "a FIFO as configuration",
        {"x/site.mtp": RACK, "x/mtpc.toml": "[limits]\nrows = 200000\n", "c/mtpc/config.toml": fifo},
        ("check", "x/site.mtp", "--output-format", "concise"),
        FINDINGS,
        ("config.toml is a FIFO",),
        env={"XDG_CONFIG_HOME": "{here}/c"},
    ),
    *(
        Attack(
            Family.PATHS,
            f"a FIFO as {what} that is used",
            {"site.mtp": uses(name), name: fifo},
            says=("is a FIFO, not a file",),
        )
        for what, name in USED.items()
    ),
    leads_out("a file of settings that", "mtpc.toml", SITE),
    leads_out("a lock that", "mtpc.lock", SITE, code=COULD_NOT),
    leads_out("a spec that", "x.mtp", {}, ("check", "x.mtp"), COULD_NOT),
    leads_out("a spec to format that", "x.mtp", {}, ("fmt", "--diff", "x.mtp"), COULD_NOT),
    leads_out("a spec in a folder that", "s/x.mtp", {SPEC: uses("./s")}, says="REF117"),
    *(leads_out(f"a {what} that is used and", name, {SPEC: uses(name)}, says="REF117") for what, name in USED.items()),
    leads_out("a record that", "p/x.toml", {SPEC: uses("./p")}, says="CAT101"),
    Attack(
        Family.LINKS, "settings that link to themselves", {**SITE, "mtpc.toml": link("mtpc.toml")}, says=("REF119",)
    ),
    Attack(
        Family.LINKS,
        "a record that links to itself",
        {"site.mtp": uses("./p"), "p/x.toml": link("x.toml")},
        says=("CAT101",),
    ),
    leads_out(
        "a manifest that",
        "out/manifest.json",
        {SPEC: RACK},
        ("build", "site.mtp", "-o", "out"),
        COULD_NOT,
        "was not written by mtpc",
    ),
    Attack(
        Family.SIZES,
        "a text beyond the limit",
        {SPEC: "# " + "x" * 5000, "mtpc.toml": "[limits]\nnamed = 1000\n"},
        code=COULD_NOT,
        says=("site.mtp has more than 1,000 bytes", "raise `named` under [limits]"),
    ),
    Attack(
        Family.SIZES,
        "a terabyte, refused before it is read",
        {SPEC: lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 1 << 40)},
        code=COULD_NOT,
        says=("more than 64,000,000 bytes",),
    ),
]


@each(ATTACKS)
def test_what_is_no_file_of_the_projects_is_told(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
