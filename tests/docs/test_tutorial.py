"""The tutorial followed to the letter, from an empty folder: every file it writes, every command, every answer.

A page of steps holds, in reading order: `<!-- write FILE -->` above a block that is the whole file,
`<!-- append FILE -->` above one that goes to its end, `<!-- change FILE -->` above a diff of lines, and `console`
blocks of commands with what they answer. `pytest --update` writes the answers again; the difference is then read.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import ROOT, mtpc_anew

PAGES = [ROOT / "docs" / name for name in ("tutorial.md", "reviewing.md", "choosing.md")]
STEP = re.compile(
    r"(?:^<!-- (write|append|change) (\S+) -->\n)?^```(mtp fragment|mtp|diff|console|toml|csv)\n(.*?)^```$", re.M | re.S
)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_of_steps_leads_where_it_says(page: Path, tmp_path: Path, update: bool) -> None:
    text = page.read_text("utf-8")
    followed = STEP.sub(lambda step: _follow(step, tmp_path), text)
    if update:
        page.write_text(followed, "utf-8")
    assert followed == text


def _follow(step: re.Match[str], folder: Path) -> str:
    """The step as it is after it was taken in `folder`: its answers are those the program gave."""
    what, name, sort, body = step.groups()
    if sort == "console":
        return step[0].replace(body, "".join(_answered(command, folder) for command in _commands(body)))
    if what == "write":
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(body, "utf-8")
    elif what == "append":
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{body}")
    elif what == "change":
        _change(folder / name, body)
    return step[0]


def _commands(session: str) -> list[str]:
    return [line.removeprefix("$ ") for line in session.splitlines() if line.startswith("$ ")]


def _answered(command: str, folder: Path) -> str:
    words = shlex.split(command)
    if words[0] == "mtpc":
        done = mtpc_anew(*words[1:], cwd=folder)
        return f"$ {command}\n{done.stdout}{done.stderr}"
    assert words[0] in ("ls", "grep"), "what any machine has"
    assert shutil.which(words[0])
    answer = subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return f"$ {command}\n{answer.stdout}{answer.stderr}"


def _change(file: Path, diff: str) -> None:
    """Take the lines with `-` away where they stand, and put those with `+` there."""
    old = "".join(line[1:] for line in diff.splitlines(keepends=True) if line[0] in "- ")
    new = "".join(line[1:] for line in diff.splitlines(keepends=True) if line[0] in "+ ")
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{file.name} has these lines once"
    file.write_text(text.replace(old, new), "utf-8")
