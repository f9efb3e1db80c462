"""Nothing that somebody else wrote controls a terminal, hides in a log or is a command of a build service.

Every command is run over names, contents, file names and arguments with escape sequences (ECMA-48), their one-byte
forms (C1), signs that turn the direction of reading (Unicode UAX 9), other ends of lines, and characters without width.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from tests.hostile.attack import CLEAN, COULD_NOT, FINDINGS, Attack, Content, Done, Family, each, holds

# What each is; an escape sequence that is one of the program's own colours as well.
SIGNS = {
    "CSI": "\x1b[2J", "colour": "\x1b[1;31m", "OSC": "\x1b]0;pwned\x07", "C1": "\x9b2J", "C1 OSC": "\x9d0;pwned\x9c",
    "bell": "\x07", "backspace": "\x08", "bidi": "\u202e", "isolate": "\u2066", "mark": "\u200f",
    "line separator": "\u2028", "paragraph separator": "\u2029", "next line": "\x85", "form feed": "\x0c",
    "zero width": "\u200b", "joiner": "\u2060", "filler": "\u3164", "half filler": "\uffa0", "soft hyphen": "\u00ad",
    "byte order mark": "\ufeff", "tag": "\U000e0041", "selector": "\ufe0f",
}  # fmt: skip
ALL = "".join(SIGNS.values())
NO_NUL_NAME = ALL.replace("/", "")
# Everything that must not arrive.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff]"
)
OURS = re.compile(r"\x1b\[(?:0|1|1;3[1346])m")
FLOOR = 'edition 2026\nuse "catalog:acme-fibre" as acme\nrack A01 : acme.rack-42u\n'
BROKEN = f'{FLOOR}rack "{ALL}" : "{ALL}"\n# {ALL}\ncrod {ALL} -- b\ndevice "{ALL}" at {ALL}\nproject "{ALL}"\n'
WHOLE = f"{FLOOR}# a\u200bb\n"
TABLE = f'{FLOOR}use "t.csv" as t\nfor $r in t {{ device $r.name : $r.type at $r.place }}\n'
ROWS = f'name,type,place\n"{ALL}","acme.{ALL}","{ALL}"\nleaf,{ALL},A01.U1\n'
FORMS = ["text", "concise", "github", "gitlab", "json", "junit", "sarif"]
NAMED = f"{NO_NUL_NAME}.mtp"


def over(
    name: str,
    *command: str,
    code: int,
    files: dict[str, Content] | None = None,
    says: str = "",
    variant: str = "",
    env: Mapping[str, str | None] = MappingProxyType({}),
    also: Callable[[Done, Path], object] = lambda done, folder: None,
) -> Attack:
    laid: Mapping[str, Content] = files if files is not None else {"x.mtp": BROKEN}
    return Attack(
        Family.TERMINALS, name, laid, command, code, (says,) if says else (), variant=variant, env=env, also=also
    )


def checked(
    name: str,
    *command: str,
    files: dict[str, Content] | None = None,
    forms: Iterable[str] = FORMS,
    also: Callable[[Done, Path], object] = lambda done, folder: None,
) -> list[Attack]:
    """A check, once in each of these formats."""
    return [
        over(name, "check", *command, "--output-format", form, code=FINDINGS, files=files, variant=form, also=also)
        for form in forms
    ]


def no_sign(text: str) -> None:
    found = HIDDEN.search(OURS.sub("", text))
    assert found is None, ascii(text[max(0, found.start() - 80) : found.end() + 40])


def is_json(done: Done, _: Path) -> None:
    json.loads(done.out)


def is_xml(done: Done, _: Path) -> None:
    ET.fromstring(done.out)


def no_command(done: Done, _: Path) -> None:
    assert not [
        line for line in done.said.splitlines() if line.lstrip().startswith("::") or "##[" in line or "##vso[" in line
    ]


def is_cut(done: Done, folder: Path) -> None:
    """The line says how much is missing."""
    del folder
    (line,) = done.err.splitlines()
    shown, _, cut = line.partition("… ")
    whole = f"mtpc: the catalogue has no record named {'x' * 14_000}"
    assert shown == whole[:2000]
    assert cut == f"{len(whole) - 2000:,} more characters"


def short_lines(done: Done, _: Path) -> None:
    assert max(map(len, done.out.splitlines())) < 10_000


def no_sign_on_the_page(_: Done, folder: Path) -> None:
    no_sign((folder / "page.md").read_text("utf-8"))


ATTACKS = [
    *checked("check", "x.mtp"),
    *checked("check a table", "x.mtp", "--show-all", files={"x.mtp": TABLE, "t.csv": ROWS}),
    over("check in colour", "check", "x.mtp", "--color", "always", code=FINDINGS),
    *checked("check a file of that name", NAMED, files={NAMED: BROKEN}),
    over("check a folder", "check", ".", code=FINDINGS, files={NAMED: BROKEN, "y.mtp": BROKEN}),
    over("fix", "check", "x.mtp", "--fix", code=FINDINGS),
    over("fix as a diff", "check", "x.mtp", "--fix", "--unsafe-fixes", "--diff", code=FINDINGS),
    over("trace", "trace", "x.mtp", code=FINDINGS),
    over("trace as json", "trace", "x.mtp", "--format", "json", code=FINDINGS),
    over("trace at", "trace", "x.mtp", "--at", ALL, code=COULD_NOT, says="nothing named", files={"x.mtp": WHOLE}),
    over("show", "show", "x.mtp", "--origin", code=FINDINGS),
    over("show as json", "show", "x.mtp", "--format", "json", code=FINDINGS),
    over("show a table", "show", "x.mtp", code=FINDINGS, files={"x.mtp": TABLE, "t.csv": ROWS}),
    over("show by name", "show", "x.mtp", "--name", ALL, code=COULD_NOT, files={"x.mtp": WHOLE}),
    over("build", "build", "x.mtp", "-o", "out", code=FINDINGS),
    over("build into", "build", "x.mtp", "-o", NO_NUL_NAME, code=CLEAN, files={"x.mtp": WHOLE}),
    over("build only", "build", "x.mtp", "-o", "out", "--only", ALL, code=COULD_NOT, files={"x.mtp": WHOLE}),
    over("lock", "lock", "x.mtp", code=FINDINGS),
    over("lock of a folder", "lock", f"{NO_NUL_NAME}/x.mtp", code=CLEAN, files={f"{NO_NUL_NAME}/x.mtp": WHOLE}),
    over("fmt", "fmt", "x.mtp", code=FINDINGS),
    over("fmt --check", "fmt", "--check", ".", code=FINDINGS, files={NAMED: f"{FLOOR}rack   A02 : acme.rack-42u\n"}),
    over(
        "fmt --diff",
        "fmt",
        "--diff",
        ".",
        code=FINDINGS,
        files={NAMED: f"{FLOOR}rack   A02 : acme.rack-42u # \u200b\u00ad\u3164\n"},
    ),
    over("fmt of no file", "fmt", ALL, code=COULD_NOT),
    over("init", "init", NO_NUL_NAME, code=CLEAN, files={}),
    over("init of a template", "init", "new", "--template", ALL, code=COULD_NOT, files={}),
    over("init in a full folder", "init", ".", code=COULD_NOT, files={NAMED: ""}),
    over(
        "import",
        "import",
        "devicetype",
        "d.yaml",
        "-o",
        "out",
        code=FINDINGS,
        files={"d.yaml": f"manufacturer: \"{ALL!r}\"\nmodel: '{ALL}'\n{ALL}: 1\n"},
    ),
    over("import of no file", "import", "devicetype", ALL, "-o", "out", code=COULD_NOT, files={}),
    over("import of a cage", "import", "devicetype", "d.yaml", "-o", "out", "--cage", ALL, code=COULD_NOT, files={}),
    over("explain", "explain", ALL, code=COULD_NOT, says="there is no rule or term", files={}),
    over("catalog list", "catalog", "list", ALL, code=COULD_NOT, files={}),
    over("catalog show", "catalog", "show", ALL, code=COULD_NOT, files={}),
    over("catalog check", "catalog", "check", ALL, code=COULD_NOT, files={}),
    over(
        "catalog check of records",
        "catalog",
        "check",
        "c",
        code=FINDINGS,
        files={"c/catalogue.toml": f'name = "c"\n"{ALL!r}" = 1\n', "c/x.toml": 'name = "\\u001b[2J\\u202e"\n'},
    ),
    over("completion", "completion", ALL, code=COULD_NOT, files={}),
    over("an unknown command", ALL, code=COULD_NOT, files={}),
    over("an unknown option", "check", f"--{ALL}", code=COULD_NOT, files={}),
    over("a value of no choice", "check", "x.mtp", "--output-format", ALL, code=COULD_NOT),
    over("a code that is none", "check", "x.mtp", "--select", ALL, code=COULD_NOT),
    over("a date that is none", "check", "x.mtp", "--today", ALL, code=COULD_NOT),
    over("an argument too many", "catalog", "show", "x", ALL, code=COULD_NOT),
    over("a baseline that is none", "check", "x.mtp", "--baseline", ALL, code=COULD_NOT),
    over("a baseline", "check", "x.mtp", "--baseline", "b", code=COULD_NOT, files={"x.mtp": BROKEN, "b": ALL}),
    over(
        "near names", "check", f"floor{ALL}.mtp", code=COULD_NOT, says="similar name", files={f"floors{NAMED}": BROKEN}
    ),
    over(
        "settings",
        "check",
        "x.mtp",
        code=FINDINGS,
        files={"x.mtp": WHOLE, "mtpc.toml": '"\\u001b[2J\\u202e" = 1\n[rules]\n"\\u001b[2J" = "\\u001b[2J"\n'},
    ),
    over("a lock", "check", "x.mtp", code=FINDINGS, files={"x.mtp": WHOLE, "mtpc.lock": f"{ALL}\n"}),
    over(
        "a file that a spec uses",
        "check",
        "x.mtp",
        code=FINDINGS,
        files={"x.mtp": f'{FLOOR}use "./y{ALL}.mtp"\nuse "catalog:{ALL}" as b\n', f"y{ALL}z.mtp": ""},
    ),
    over(
        "colours of a stranger's",
        "check",
        "x.mtp",
        "--color",
        "always",
        code=FINDINGS,
        says="\\x1b[1;31mx",
        files={"x.mtp": 'crod "\x1b[1;31mx" -- b\n'},
    ),
    *checked(
        "what programs read",
        "x.mtp",
        files={"x.mtp": f'{FLOOR}rack "a{ALL}b" : acme.no-rack\n'},
        forms=("json", "gitlab", "sarif"),
        also=is_json,
    ),
    over("a report for CI", "check", "x.mtp", "--output-format", "junit", code=FINDINGS, also=is_xml),
    *(
        over(
            "a file name that is a command of a build service",
            *command,
            code=FINDINGS,
            also=no_command,
            files={f"{name}.mtp": f"{FLOOR}crod a -- b;\nrack   A02 : acme.rack-42u\n"},
            variant=f"{command} {name!a}",
        )
        for command in (("fmt", "--check", "."), ("check", "."), ("check", ".", "--output-format", "concise"))
        for name in ("::error::pwned", "a\n::error::pwned", "##[add-mask]a", "x##vso[task.complete]y")
    ),
    over("an argument of 14,000 letters", "catalog", "show", "x" * 14_000, code=COULD_NOT, also=is_cut, files={}),
    *checked(
        "a name of 100,000 letters",
        "x.mtp",
        files={"x.mtp": f"{FLOOR}cord {'a' * 100_000}.1 -- b.1 : acme.patch-lc-duplex-om4\n"},
        forms=(form for form in FORMS if form not in ("json", "sarif")),  # whole names for programs
        also=short_lines,
    ),
    over(
        "a page for GitHub",
        "check",
        "x.mtp",
        "--output-format",
        "github",
        code=FINDINGS,
        env={"GITHUB_STEP_SUMMARY": "{here}/page.md"},
        also=no_sign_on_the_page,
    ),
]


@each(ATTACKS)
def test_no_sign_of_a_strangers_reaches_the_terminal(attack: Attack, tmp_path: Path) -> None:
    done = holds(attack, tmp_path)
    no_sign(done.out)
    no_sign(done.err)
