"""What is said about a fault. The sentences stand in grammar/mistakes/, beside a spec that shows the mistake.

A file `syn1xx_name.mtp` opens with lines `#: message …`, `#: help …` and, where needed, `#: match …`; what follows
are specs that make the mistake. They are parsed here once, when a first fault has to be worded: a fault is this
mistake when it is met in the same state of the parser by

    match kind      the same kind of thing (the way it is without such a line)
    match text      the same characters or word
    match anywhere  the same characters or word, in whatever state

`{found}` is what cannot stand there, `{before}` what stands in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from mtpc.assets import asset_folder
from mtpc.diagnostics import Diagnostic
from mtpc.syntax.machine import END, Fault
from mtpc.syntax.parse import read
from mtpc.text import Source, Span

_HEADER = re.compile(r"^#: (message|help|match) (.*)$", re.MULTILINE)
_SIGNS = re.compile(r"""[^\w\s"'$#;{}()\[\],]+|\w+|.""", re.DOTALL)
_CODE = re.compile(r"syn\d{3}")
_LONGEST = 32  # characters of the user's text in a sentence
_LAST_WORD = re.compile(r"\S+$")

# In the order they are told; what a reader would not miss is not in it.
_IN_WORDS = {
    "IDENT": "a name", "PLAIN": "a name", "VAR": "a variable such as `$l`", "STRING": "a text in quotes",
    "INT": "a number", "FLOAT": "a number", "QTY": "a number", "DATE": "a date", "MEDIA": "an application",
    "LSQB": "`[`", "LPAR": "`(`", "JOIN": "`--`", "ARROW": "`->`", "COLON": "`:`", "EQUAL": "`=`", "AT": "`at`",
    "VIA": "`via`", "IN": "`in`", "ON": "`on`", "AS": "`as`", "VERSION": "`version`", "ELSE": "`else`", "STEP": "`step`",
    "LBRACE": "`{`", "RPAR": "`)`", "RSQB": "`]`", "RBRACE": "`}`", "COMMA": "`,`", "DOT": "`.`", "DOTS": "`..`",
    "COMPARE": "an operator", "SIGN": "an operator", "STAR": "an operator", "DIV": "an operator", "MOD": "an operator",
    "AND": "an operator", "OR": "an operator", "EXCEPT": "`except`", "_LG": "`[`", "_SEP": "the end of the line",
    "$END": "the end of the file",
}  # fmt: skip
_MOST_WORDS = 5
UNSAID = frozenset({"MINUS", "NOT", "TRUE", "FALSE", "AUTO", "UNKNOWN", "TAIL", "_BROKEN"})  # beside what they come with


@dataclass(frozen=True, slots=True)
class Mistake:
    """One file of grammar/mistakes."""

    code: str
    message: str
    help: str
    match: str
    specs: str


def word(source: Source, fault: Fault) -> Diagnostic:
    """The diagnostic for a fault: in the words of the mistake it is, else from what was found and what may stand there."""
    mistake = next((_known()[key] for key in _keys(source.text, fault) if key in _known()), None)
    span = Span(source.path, *_place(source.text, fault))
    if mistake is None:
        return Diagnostic("SYN101", _unforeseen(source.text, fault), span)
    message, help_ = (_filled(text, source.text, fault) for text in (mistake.message, mistake.help))
    return Diagnostic(mistake.code, message, span, help=help_)


@cache
def mistakes() -> tuple[Mistake, ...]:
    """Every file of the folder, by name."""
    files = sorted(asset_folder("grammar").joinpath("mistakes").iterdir(), key=lambda file: file.name)
    return tuple(_mistake(file.name, file.read_text("utf-8")) for file in files if file.name.endswith(".mtp"))


def _mistake(name: str, text: str) -> Mistake:
    code = _CODE.match(name)
    header = dict(_HEADER.findall(text))
    assert code and "message" in header, f"grammar/mistakes/{name} has no code or no message"
    return Mistake(
        code.group().upper(), header["message"], header.get("help", ""), header.get("match", "kind"), text
    )


@cache
def _known() -> dict[tuple[str, int, str], Mistake]:
    known: dict[tuple[str, int, str], Mistake] = {}
    for mistake in mistakes():
        for fault in read(mistake.specs)[1]:
            for key in _keys(mistake.specs, fault):
                if key[0] == mistake.match:
                    other = known.setdefault(key, mistake)
                    assert other is mistake, f"{mistake.code} and {other.code} are the same to the parser"
    return known


def _keys(text: str, fault: Fault) -> Iterable[tuple[str, int, str]]:
    """What a fault may be known by, most exact first."""
    yield "text", fault.state, seen(text, fault)
    yield "anywhere", 0, seen(text, fault)
    yield "kind", fault.state, fault.found


def seen(text: str, fault: Fault) -> str:
    """The characters a fault is about: a whole word, or all the signs that stand together."""
    if fault.state < 0 or fault.start == fault.end or fault.found[0].islower():
        return fault.found
    found = _SIGNS.match(text, fault.start)
    return found.group() if found else fault.found


def _place(text: str, fault: Fault) -> tuple[int, int]:
    """What the reader would change; the end of a line cannot be seen, so what stands before it."""
    if fault.start < fault.end and fault.found not in ("_SEP", END):
        end = fault.start + len(seen(text, fault)) if fault.state >= 0 else fault.end
        return fault.start, max(end, fault.end)
    start, end = fault.before
    last = _LAST_WORD.search(text, start, end)
    return (last.start(), end) if last else (fault.start, fault.start)


def _filled(sentence: str, text: str, fault: Fault) -> str:
    return sentence.replace("{found}", _found(text, fault)).replace("{before}", _before(text, fault))


def _found(text: str, fault: Fault) -> str:
    if fault.found == END:
        return "the end of the file"
    if fault.found == "_SEP" and not text.startswith(";", fault.start):
        return "the end of the line"
    return _quoted(text[slice(*_place(text, fault))] or fault.found)


def _before(text: str, fault: Fault) -> str:
    last = _LAST_WORD.search(text, *fault.before)
    return _quoted(last.group()) if last else ""


def _quoted(text: str) -> str:
    shown = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text[: _LONGEST + 1])
    return f"`{shown if len(text) <= _LONGEST else shown[:_LONGEST] + '…'}`"


def _unforeseen(text: str, fault: Fault) -> str:
    found = _found(text, fault)
    if "LET" in fault.expected:
        return f"a statement cannot begin with {found}"
    before = _before(text, fault)
    may = _listed(fault.expected)
    return f"{found} cannot follow {before}; what can: {may}" if before else f"{found} cannot stand here; what can: {may}"


def _listed(expected: frozenset[str]) -> str:
    words = list(dict.fromkeys(shown for name, shown in _IN_WORDS.items() if name in expected))
    if "the end of the line" in words:
        words = [one for one in words if one != "the end of the file"]
    if not words:
        return "nothing more"
    words = words[:_MOST_WORDS]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
