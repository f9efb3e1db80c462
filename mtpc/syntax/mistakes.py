"""What is said about a fault. The sentences stand in grammar/mistakes/, beside a spec that shows the mistake.

A file `syn1xx_name.mtp` opens with lines `#: key text`; what follows are specs that make the mistake. They are parsed
here once, when a first fault has to be worded. A fault is this mistake when it is met in the same parser state by

    match kind      the same kind of thing (the way it is without such a line)
    match text      the same characters or word
    match anywhere  the same characters or word, in whatever state

and, where there is a pattern `next`, that pattern fits what follows, and where signs are named under `where`, one of
them may stand there. In `message` and `help`, `{found}` is what cannot stand there and `{before}` what stands in front
of it; `place before` points there; `write` mends the fault when it takes the place of `{found}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from mtpc.assets import asset_folder
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.syntax.automaton import END, Fault
from mtpc.syntax.read import read
from mtpc.text import Source, Span

_HEADER = re.compile(r"^#: (message|help|match|next|where|place|write) (.*)$", re.MULTILINE)
_SIGNS = re.compile(r"""[^\w\s"'$#;{}()\[\],]+|[\w./-]+|.""", re.DOTALL)
_CODE = re.compile(r"syn\d{3}")
_LONGEST = 32  # characters of the user's text in a sentence
_LAST_WORD = re.compile(r"(?:[\w./:$\[\]-]+|[^\w\s]+)$")
_JOINING = frozenset("-<>=.:~")

# In the order they are told; what a reader would not miss is not in it.
IN_WORDS = {
    "IDENT": "a name", "PLAIN": "a name", "VAR": "a variable such as `$l`", "STRING": "a text in quotes",
    "INT": "a number", "FLOAT": "a number", "QTY": "a number", "DATE": "a date", "MEDIA": "an application",
    "LSQB": "`[`", "LPAR": "`(`", "JOIN": "`--`", "ARROW": "`->`", "COLON": "`:`", "EQUAL": "`=`", "AT": "`at`",
    "VIA": "`via`", "IN": "`in`", "ON": "`on`", "AS": "`as`", "VERSION": "`version`", "ELSE": "`else`",
    "STEP": "`step`",
    "LBRACE": "`{`", "RPAR": "`)`", "RSQB": "`]`", "RBRACE": "`}`", "COMMA": "`,`", "DOT": "`.`", "DOTS": "`..`",
    "COMPARE": "an operator", "SIGN": "an operator", "STAR": "an operator", "DIV": "an operator", "MOD": "an operator",
    "AND": "an operator", "OR": "an operator", "EXCEPT": "`except`", "_LG": "`[`", "_SEP": "the end of the line",
    "$END": "the end of the file",
}  # fmt: skip
_MOST_WORDS = 5
UNSAID = frozenset(
    {"MINUS", "NOT", "TRUE", "FALSE", "AUTO", "UNKNOWN", "TAIL", "_BROKEN"}
)  # beside what they come with


@dataclass(frozen=True, slots=True)
class Mistake:
    """One file of grammar/mistakes."""

    code: str
    message: str
    help: str
    match: str
    next: re.Pattern[str] | None
    where: tuple[str, ...]
    place: str
    write: str
    specs: str


def word(source: Source, fault: Fault) -> Diagnostic:
    """The diagnostic for a fault, in the words of its mistake; else it tells what was found and what may stand."""
    mistake = _which(source.text, fault)
    span = Span(source.path, *_place(source.text, fault))
    if mistake is None:
        return Diagnostic("SYN101", _unforeseen(source.text, fault), span)
    message, help_, write = (
        _filled(text, source.text, fault) for text in (mistake.message, mistake.help, mistake.write)
    )
    if mistake.place == "before":
        span = Span(source.path, *_last_word(source.text, _before_end(source.text, fault)))
    fixes = (Fix(help_, (Edit(span, write),), safe=True),) if write else ()
    return Diagnostic(mistake.code, message, span, help=help_, fixes=fixes)


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
        code=code.group().upper(),
        message=header["message"],
        help=header.get("help", ""),
        match=header.get("match", "kind"),
        next=re.compile(header["next"]) if "next" in header else None,
        where=tuple(f"`{sign}`" for sign in header.get("where", "").split()),
        place=header.get("place", "found"),
        write=header.get("write", ""),
        specs=text,
    )


def _which(text: str, fault: Fault) -> Mistake | None:
    for key in _keys(text, fault):
        for mistake in _known().get(key, ()):
            if _fits(mistake, text, fault):
                return mistake
    return None


def _fits(mistake: Mistake, text: str, fault: Fault) -> bool:
    if mistake.next is not None and not mistake.next.match(text, _place(text, fault)[1]):
        return False
    may_stand = {IN_WORDS.get(name) for name in fault.expected}
    return not mistake.where or not may_stand.isdisjoint(mistake.where)


@cache
def _known() -> dict[tuple[str, int, str], list[Mistake]]:
    """The mistakes by what they are known by; those that look at what comes next are asked first."""
    known: dict[tuple[str, int, str], list[Mistake]] = {}
    for mistake in mistakes():
        for fault in read(mistake.specs)[1]:
            for key in _keys(mistake.specs, fault):
                if key[0] == mistake.match and mistake not in known.setdefault(key, []):
                    known[key].append(mistake)
    for alike in known.values():
        alike.sort(key=lambda mistake: mistake.next is None)
    return known


def _keys(text: str, fault: Fault) -> Iterable[tuple[str, int, str]]:
    """What a fault may be known by, most exact first."""
    yield "text", fault.state, seen(text, fault)
    yield "anywhere", 0, seen(text, fault)
    yield "kind", fault.state, "_SEP" if fault.found == END else fault.found


def seen(text: str, fault: Fault) -> str:
    """The characters a fault is about: a whole word, or all the signs that stand together."""
    if _unwritten(fault):
        return fault.found
    if not text[fault.start].isprintable():
        return "unseen"
    return text[slice(*_place(text, fault))]


def _unwritten(fault: Fault) -> bool:
    """Whether it is about more than characters that stand there: `unclosed [`, the end of a line."""
    return fault.start == fault.end or (len(fault.found) > 1 and fault.found.islower()) or fault.found in ("_SEP", END)


def _place(text: str, fault: Fault) -> tuple[int, int]:
    """What the reader would change; the end of a line cannot be seen, so what stands before it."""
    if not _unwritten(fault):
        found = _SIGNS.match(text, fault.start)
        end = max(found.end() if found else 0, fault.end)
        return (_signs_start(text, fault.start) if text[fault.start] in _JOINING else fault.start), end
    if fault.start < fault.end and fault.found != "_SEP":
        return fault.start, fault.end
    last = _last_word(text, fault.before[1])
    return last if last[0] < last[1] else (fault.start, fault.start)


def _signs_start(text: str, position: int) -> int:
    while position and text[position - 1] in _JOINING:
        position -= 1
    return position


def _last_word(text: str, end: int) -> tuple[int, int]:
    """The word, or else the signs, that end there."""
    first = max(0, end - _LONGEST)
    found = _LAST_WORD.search(text, first, end)
    return (found.start(), end) if found else (end, end)


def _filled(sentence: str, text: str, fault: Fault) -> str:
    found = _shown(text[slice(*_place(text, fault))])
    return sentence.replace("{found}", found).replace("{before}", _shown(_before(text, fault)))


def _before(text: str, fault: Fault) -> str:
    return text[slice(*_last_word(text, _before_end(text, fault)))]


def _before_end(text: str, fault: Fault) -> int:
    return fault.before[1] if _unwritten(fault) else min(fault.before[1], _place(text, fault)[0])


def _shown(text: str) -> str:
    shown = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text[:_LONGEST])
    return shown if len(text) <= _LONGEST else shown + "…"


def _found(text: str, fault: Fault) -> str:
    if fault.found == END:
        return "`}`" if text.startswith("}", fault.start) else "the end of the file"
    if fault.found == "_SEP":
        return "`;`" if text.startswith(";", fault.start) else "the end of the line"
    return f"`{_shown(text[slice(*_place(text, fault))])}`"


def _unforeseen(text: str, fault: Fault) -> str:
    found = _found(text, fault)
    if "LET" in fault.expected:
        return f"a statement cannot begin with {found}"
    before = _before(text, fault)
    may = _listed(fault.expected)
    stands = f"follow `{_shown(before)}`" if before else "stand here"
    return f"{found} cannot {stands}; what can: {may}"


def _listed(expected: frozenset[str]) -> str:
    words = list(dict.fromkeys(shown for name, shown in IN_WORDS.items() if name in expected))
    if "the end of the line" in words:
        words = [one for one in words if one != "the end of the file"]
    if not words:
        return "nothing more"
    words = words[:_MOST_WORDS]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
