"""The manual of syntax mistakes, from the files of grammar/mistakes that show them."""

from __future__ import annotations

import re

from mtpc.assets import asset_folder
from mtpc.rules.files import mistake_files, rule_name

LINE_MAX = 100
LINES_MAX = 4


def mistake_page(code: str) -> str:
    """The page of a syntax mistake, with the lines that show it."""
    header = _header(code)
    lines = [line for line in _text(code).splitlines() if line.strip() and not line.startswith("#:")][:LINES_MAX]
    example = "\n".join(line if len(line) <= LINE_MAX else f"{line[: LINE_MAX - 2]} …" for line in lines)
    parts = [f"# {code} {rule_name(code)}", f"*error*: {mistake_summary(code)}"]
    if "help" in header:
        parts.append(f"**What to do.** {_readable(header['help'])}.")
    parts += ["Found, for example:", f"```text\n{example}\n```", "Sources:", "- the language of mtpc: docs/language.md"]
    return "\n\n".join(parts) + "\n"


def mistake_summary(code: str) -> str:
    """What a syntax mistake is, in one sentence; empty for any other code."""
    return f"{_readable(_header(code).get('message', ''))}." if code in mistake_files() else ""


def _header(code: str) -> dict[str, str]:
    return dict(re.findall(r"^#: (\w+) (.*)$", _text(code), re.MULTILINE))


def _text(code: str) -> str:
    return (asset_folder("grammar") / "mistakes" / mistake_files()[code]).read_text("utf-8")


def _readable(sentence: str) -> str:
    return sentence.replace("{found}", "…").replace("{before}", "…")
