"""The manual of syntax mistakes, from the files of grammar/mistakes that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtpc.rules.files import mistake_files, rule_name

if TYPE_CHECKING:
    from mtpc.syntax.mistakes import Mistake

LINE_MAX = 100
LINES_MAX = 4


def mistake_page(code: str) -> str:
    """The page of a syntax mistake, with the lines that show it."""
    mistake = _mistake(code)
    lines = mistake.shown[:LINES_MAX]
    example = "\n".join(map(_visible, lines))
    parts = [f"# {code} {rule_name(code)}", f"*error*: {mistake_summary(code)}"]
    if mistake.help:
        parts.append(f"**What to do.** {_readable(mistake.help)}.")
    parts += ["Reported:", f"```text\n{example}\n```", "Sources:", "- the language of mtpc: docs/language.md"]
    return "\n\n".join(parts) + "\n"


def mistake_summary(code: str) -> str:
    """What a syntax mistake is, in one sentence; empty for any other code."""
    return f"{_readable(_mistake(code).message)}." if code in mistake_files() else ""


def _mistake(code: str) -> Mistake:
    """The slip of a code; of several files the last."""
    from mtpc.syntax.mistakes import mistakes

    return next(mistake for mistake in reversed(mistakes()) if mistake.code == code)


def _visible(line: str) -> str:
    """A line as it can be printed: characters that nobody sees by their numbers."""
    shown = "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in line)
    return shown if len(shown) <= LINE_MAX else f"{shown[: LINE_MAX - 2]} …"


def _readable(sentence: str) -> str:
    return sentence.replace("{found}", "…").replace("{before}", "…")
