"""Messages about syntax faults. They are written in grammar/mistakes/, each with a spec that shows the mistake.

A file `syn1xx_name.mtp` opens with lines `#: key text`; what follows are specs that make the mistake, and a remark
`# good: LINE` with the line as it is to be. They are parsed here once, when a first fault has to be worded. A fault
is this mistake when it is met

    match kind      in the same parser state by the same kind of thing (the way it is without such a line)
    match text      in the same parser state by the same characters or word
    match anywhere  by the same characters or word, in whatever state
    found PATTERN   by characters or a word the pattern fits, in whatever state; these are asked first

and, where there is a pattern `next`, that pattern fits what follows, where there is a pattern `back`, it fits the line
up to there, and where signs are named under `where`, one of them may stand there.

In `message` and `help`, `{found}` is what cannot stand there and `{before}` what stands in front of it; `place before`
points there, `place all` at everything that changes. `write` corrects the fault where it replaces `{found}`, and
of the groups `here` of `back` and `there` of `next`; it may name every group of the patterns, and `{narrow}`: what it
replaces, in ASCII signs. `removes yes` corrects it by leaving `{found}` out. `safe no` marks a fix that may mean
something else. Where a mistake has these groups, `help` is told with what would be written; `example no` leaves that
out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from mtpc.assets import asset_folder
from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.lazy_dataclass import dataclass
from mtpc.syntax.automaton import END, SyntaxFault
from mtpc.syntax.read import read
from mtpc.syntax.recover import Slip
from mtpc.text import Source, Span, character

_HEADER = re.compile(
    r"^#: (message|help|match|found|back|next|where|place|write|removes|safe|example) (.*)$", re.MULTILINE
)
_KEY = "#:"  # what a line of the header begins with
_SIGNS = re.compile(r"""[^\w\s"'$#;{}()\[\],]+|[\w./-]+|.""", re.DOTALL)
_CODE = re.compile(r"syn\d{3}")
_SHOWN_MAX = 32  # characters of the user's text in a sentence
_LAST_WORD = re.compile(r"(?:[\w./:$\[\]-]+|[^\w\s]+)$")
_JOINING = frozenset("-<>=.:~")
_FAR = 400  # characters in front of a fault that a pattern may look at
_NARROW = str.maketrans({"、": ",", "。": ".", "−": "-", "―": "-"})
_IF = '`if $r.status == "live" { … } else { … }`'
SHAPE = "`KIND WHAT : TYPE at WHERE { … }`"
# The word a statement begins with -> what to compare it with.
_SHAPES = {
    "use": '`use "catalog:acme-fibre" as acme`',
    "edition": "`edition 2026`",
    "let": "`let $pitch = 600mm`",
    "for": "`for $l in 1..8 { … }`",
    "if": _IF,
    "else": _IF,
    "template": "`template pod($leaves: number = 4) { … }`",
    "apply": "`apply pod(4, spine = mda) as east`",
    "allow": '`allow LOS301 on up07 { reason = "…"; until = 2027-03-31 }`',
    "moved": "`moved OLD -> NEW`",
    "override": "`override device leaf07 { at = A02.U38 }`",
    "assert": '`assert count(leaf) <= 32, "text"`',
}
_FIRST_WORD = re.compile(r"\s*([a-z]+)\b")
_ATTRIBUTE = re.compile(r"(?:^|[{;])[ \t]*[A-Za-z][\w-]*[ \t]*=[^{};]*$")

# In the order they are told; what a reader would not miss is not in it.
IN_WORDS = {
    "IDENT": "a name", "PLAIN": "a name", "NUMBERED": "a name", "VAR": "a variable such as `$l`",
    "STRING": "a text in quotes",
    "INT": "a number", "FLOAT": "a number", "QTY": "a number", "DATE": "a date", "MEDIA": "an application",
    "LSQB": "`[`", "LPAR": "`(`", "JOIN": "`--`", "ARROW": "`->`", "COLON": "`:`", "EQUAL": "`=`", "AT": "`at`",
    "VIA": "`via`", "IN": "`in`", "ON": "`on`", "AS": "`as`", "VERSION": "`version`", "ELSE": "`else`",
    "STEP": "`step`",
    "LBRACE": "`{`", "RPAR": "`)`", "RSQB": "`]`", "RBRACE": "`}`", "COMMA": "`,`", "DOT": "`.`", "DOTS": "`..`",
    "COMPARE": "an operator", "SIGN": "an operator", "STAR": "an operator", "DIV": "an operator", "MOD": "an operator",
    "AND": "an operator", "OR": "an operator", "EXCEPT": "`except`", "_LG": "`[`", "_SEP": "the end of the line",
    "$END": "the end of the file",
}  # fmt: skip
_TERMS_MAX = 5
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
    found: re.Pattern[str] | None
    back: re.Pattern[str] | None
    next: re.Pattern[str] | None
    where: frozenset[str]  # terminals of which one may stand there
    place: str
    write: str
    removes: bool
    safe: bool
    example: bool
    specs: str
    shown: tuple[str, ...]  # lines of the specs, without the header and empty ones


@dataclass(frozen=True, slots=True)
class Fit:
    """A mistake that was recognised: what its fix replaces, and the groups of its patterns.

    `start` and `end` are offsets into the text; `groups` are by their names in the patterns of the file.
    """

    mistake: Mistake
    start: int
    end: int
    groups: dict[str, str]


def word(source: Source, fault: SyntaxFault) -> Diagnostic:
    """The diagnostic for a fault, in the words of its mistake; else it tells what was found and what may stand."""
    text = source.text
    fit = _which(text, fault)
    if fit is None:
        span = Span(source.path, *_place(text, fault))
        return Diagnostic("SYN101", _unforeseen(text, fault), span, help=_compared(text, fault))
    message, help_ = (_filled(sentence, text, fault) for sentence in (fit.mistake.message, fit.mistake.help))
    written = _written(fit, text, fault)
    if fit.mistake.example and fit.groups.keys() & {"here", "there"} and written.isprintable() and "`" not in written:
        help_ += f": `{_shown(written)}`"
    change = Edit(Span(source.path, fit.start, fit.end), written)
    fixes = (Fix(help_, (change,), safe=fit.mistake.safe),) if written or fit.mistake.removes else ()
    return Diagnostic(
        fit.mistake.code, message, Span(source.path, *_place_to_report(fit, text, fault)), help=help_, fixes=fixes
    )


def _place_to_report(fit: Fit, text: str, fault: SyntaxFault) -> tuple[int, int]:
    if fit.mistake.place == "all":
        return fit.start, fit.end
    return _last_word(text, _before_end(text, fault)) if fit.mistake.place == "before" else _place(text, fault)


def _written(fit: Fit, text: str, fault: SyntaxFault) -> str:
    """What the fix writes; the groups are laid in in one go, so braces of the user's text stay what they are."""
    old = text[fit.start : fit.end]
    words = fit.groups | {"found": text[slice(*_place(text, fault))]}
    words["narrow"] = unicodedata.normalize("NFKC", old).translate(_NARROW)
    return re.sub(r"\{([a-z]+)\}", lambda hole: words.get(hole[1], hole[0]), fit.mistake.write)


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
        match=header.get("match", "found" if "found" in header else "kind"),
        found=_pattern(header, "found"),
        back=_pattern(header, "back", behind=r"\Z"),
        next=_pattern(header, "next"),
        where=frozenset(name for sign in header.get("where", "").split() for name in _written_as(sign)),
        place=header.get("place", "found"),
        write=header.get("write", ""),
        removes=header.get("removes") == "yes",
        safe=header.get("safe", "yes") == "yes",
        example=header.get("example", "yes") == "yes",
        specs=text,
        shown=tuple(line for line in text.split("\n") if line.strip() and not line.startswith(_KEY)),
    )


def _written_as(sign: str) -> list[str]:
    """The terminals that are written so."""
    names = [name for name, told in IN_WORDS.items() if told == f"`{sign}`"]
    assert names, f"no terminal is written {sign}"
    return names


def _pattern(header: dict[str, str], key: str, behind: str = "") -> re.Pattern[str] | None:
    return re.compile(f"(?:{header[key]}){behind}", re.MULTILINE) if key in header else None


def _which(text: str, fault: SyntaxFault) -> Fit | None:
    for key in _keys(text, fault):
        for mistake in _by_key().get(key, ()):
            fit = _fit(mistake, text, fault)
            if fit is not None:
                return fit
    return None


def _fit(mistake: Mistake, text: str, fault: SyntaxFault) -> Fit | None:
    """What the mistake's patterns find around the fault; None when it is another one."""
    if mistake.where and mistake.where.isdisjoint(fault.expected):
        return None
    start, end = _place(text, fault)
    groups: dict[str, str] = {}
    line = max(text.rfind("\n", 0, start) + 1, start - _FAR)
    tried = (
        mistake.found and mistake.found.fullmatch(text, start, end),
        mistake.back and mistake.back.search(text, line, start),
        mistake.next and mistake.next.match(text, end),
    )
    for pattern, match in zip((mistake.found, mistake.back, mistake.next), tried, strict=True):
        if pattern is not None and match is None:
            return None
        groups |= match.groupdict("") if match else {}
    return Fit(mistake, start - len(groups.get("here", "")), end + len(groups.get("there", "")), groups)


@cache
def _by_key() -> dict[tuple[str, int, str], list[Mistake]]:
    """The mistakes by what they are known by; those that look at more around the fault are asked first."""
    by_key: dict[tuple[str, int, str], list[Mistake]] = {}
    for mistake in mistakes():
        for fault in read(mistake.specs)[1]:
            for key in _keys(mistake.specs, fault):
                if key[0] == mistake.match and mistake not in by_key.setdefault(key, []):
                    by_key[key].append(mistake)
    for same_key in by_key.values():
        same_key.sort(key=_vagueness)
    return by_key


def _vagueness(mistake: Mistake) -> tuple[bool, ...]:
    return mistake.next is None, mistake.back is None, not mistake.where


def _keys(text: str, fault: SyntaxFault) -> Iterable[tuple[str, int, str]]:
    """What a fault may be known by, most exact first."""
    yield "found", 0, ""
    yield "text", fault.state, seen(text, fault)
    yield "anywhere", 0, seen(text, fault)
    yield "kind", fault.state, "_SEP" if fault.found == END else fault.found


def seen(text: str, fault: SyntaxFault) -> str:
    """The characters a fault is about: a whole word, or all the signs that stand together."""
    if _unwritten(fault):
        return fault.found
    if not text[fault.start].isprintable():
        return "unseen"
    return text[slice(*_place(text, fault))]


def _unwritten(fault: SyntaxFault) -> bool:
    """Whether it is about more than characters that stand there: `unclosed [`, the end of a line."""
    return fault.start == fault.end or isinstance(fault.found, Slip) or fault.found in ("_SEP", END)


def _place(text: str, fault: SyntaxFault) -> tuple[int, int]:
    """What the reader would change; the end of a line cannot be seen, so what stands before it."""
    if not _unwritten(fault):
        signs = _SIGNS.match(text, fault.start)
        end = max(signs.end() if signs else 0, fault.end)
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
    first = max(0, end - _SHOWN_MAX)
    word = _LAST_WORD.search(text, first, end)
    return (word.start(), end) if word else (end, end)


def _filled(sentence: str, text: str, fault: SyntaxFault) -> str:
    written = _shown(text[slice(*_place(text, fault))])
    return sentence.replace("{found}", written).replace("{before}", _shown(_before(text, fault)))


def _before(text: str, fault: SyntaxFault) -> str:
    return text[slice(*_last_word(text, _before_end(text, fault)))]


def _before_end(text: str, fault: SyntaxFault) -> int:
    return fault.before[1] if _unwritten(fault) else min(fault.before[1], _place(text, fault)[0])


def _shown(text: str) -> str:
    shown = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in text[:_SHOWN_MAX])
    return shown if len(text) <= _SHOWN_MAX else shown + "…"


def _found(text: str, fault: SyntaxFault) -> str:
    if fault.found == END:
        return "`}`" if text.startswith("}", fault.start) else "the end of the file"
    if fault.found == "_SEP":
        return "`;`" if text.startswith(";", fault.start) else "the end of the line"
    return f"`{_shown(text[slice(*_place(text, fault))])}`"


def _unforeseen(text: str, fault: SyntaxFault) -> str:
    written = _found(text, fault)
    if "LET" in fault.expected:
        return f"a statement cannot begin with {written}"
    before = _before(text, fault)
    may = _listed(fault.expected)
    stands = f"follow `{_shown(before)}`" if before else "stand here"
    foreign = next((sign for sign in written if sign.isalpha() and not sign.isascii()), "")
    has = f", which has {character(foreign)}," if foreign else ""
    return f"{written}{has} cannot {stands}; what can: {may}"


def _alike(line: str) -> str:
    """The shape of the statement that a line begins, or of the attribute it ends in."""
    word = _FIRST_WORD.match(line)
    if word and word[1] in _SHAPES:
        return _SHAPES[word[1]]
    return "`NAME = VALUE`; a text stands in quotes" if _ATTRIBUTE.search(line) else SHAPE


def _compared(text: str, fault: SyntaxFault) -> str:
    """One thing to do about a fault nobody foresaw."""
    start = fault.start
    line = text[max(text.rfind("\n", 0, start) + 1, start - _FAR) : start]
    if fault.expected and "LET" not in fault.expected:
        return f"compare with {_alike(line)}"
    return f"a statement has the shape {SHAPE}; remarks start with `#`"


def _listed(expected: frozenset[str]) -> str:
    named = expected - {END} if "_SEP" in expected else expected  # a line that may end there may end the file
    words = list(dict.fromkeys(shown for name, shown in IN_WORDS.items() if name in named))
    if not words:
        return "nothing more"
    words = words[:_TERMS_MAX]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
