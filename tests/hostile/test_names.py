"""Names that are not what they look like, written, in quotes or from a table.

What is drawn alike is taken from Unicode (UTS 39, confusables.txt); every case says the character by its code point.
"""

from __future__ import annotations

from pathlib import Path

from tests.hostile.attack import CLEAN, FINDINGS, RACK, SPEC, USE, Attack, Done, Family, each, holds

KNOWN = "device leaf01 : acme.sw-48x10-6x100 at A01.U20\n"
ROWS = 'use "t.csv" as t\nfor $r in t { device $r.name : acme.sw-48x10-6x100 at $r.place }\n'
TEXT = ("check", SPEC)
# Name that looks like leaf01 -> the character that tells it apart.
ALIKE = {
    "le\u0430f01": "U+0430 CYRILLIC SMALL LETTER A", "l\u0435af01": "U+0435 CYRILLIC SMALL LETTER IE",
    "le\u03b1f01": "U+03B1 GREEK SMALL LETTER ALPHA", "\uff4ceaf01": "U+FF4C FULLWIDTH LATIN SMALL LETTER L",
    "\u04cfeaf01": "U+04CF CYRILLIC SMALL LETTER PALOCHKA", "leaf\uff101": "U+FF10 FULLWIDTH DIGIT ZERO",
    "leaf0\u0661": "U+0661 ARABIC-INDIC DIGIT ONE", "leaf0\u0967": "U+0967 DEVANAGARI DIGIT ONE",
    "leaf\U0001d7ce1": "U+1D7CE MATHEMATICAL BOLD DIGIT ZERO", "lea\U0001d41f01": "U+1D41F MATHEMATICAL BOLD SMALL F",
}  # fmt: skip
UNSEEN = {
    "zero width space": "\u200b", "zero width joiner": "\u200d", "left-to-right mark": "\u200e",
    "word joiner": "\u2060", "soft hyphen": "\u00ad", "choseong filler": "\u115f", "hangul filler": "\u3164",
    "half filler": "\uffa0", "variation selector": "\ufe0f", "tag": "\U000e0061", "grapheme joiner": "\u034f",
    "byte order mark": "\ufeff", "override": "\u202e", "isolate": "\u2067", "nul": "\0",
    "escape": "\x1b", "csi": "\x9b",
}  # fmt: skip
PEOPLES = ["Zürich", "Łódź-1", "Ångström", "東京", "Москва", "Αθήνα", "القاهرة", "naïve", "Façade"]


OF_THE_SYNTAX = ("byte order mark", "nul", "escape", "csi")
REFERRING = {
    "a reservation": 'reserve "le\u0430f01".et-0/0/48 { until = 2027-01-01 }',
    "a waiver": 'allow LOS301 on "le\u0430f01" { reason = "x"; until = 2099-01-01; ticket = "y" }',
    "an override": 'override device "le\u0430f01" { note = "x" }',
    "a move": 'moved "le\u0430f01" -> leaf02',
    "the value of a template": 'template t($x) { room $x }\napply t("le\u0430f01")',
    "a variable": 'let $x = "le\u0430f01"\nroom $x',
    "a route": 'circuit c : 10GBASE-SR at leaf01.xe-0/0/0 -- leaf01.xe-0/0/1 via "le\u0430f01".1',
}


NOTHING = ["N/A", "n/a", "TBD", "tba", "none", "None", "NULL", "unknown", "-", "--"]
OPEN_ENDS = f'{RACK}{KNOWN}use "t.csv" as t\nfor $r in t {{ cord $r.b -- $r.a : acme.patch-mpo12-a-om4 }}\n'
TEXTS = {"a comment": "rack A01 : acme.rack-42u  # {}\n", "a text": 'project "{}"\n'}
# What a text may hold that is not seen by itself: pictures, scripts that join, lines from right to left, a flag.
BELONGING = {
    "a family": "\U0001f468\u200d\U0001f469", "a warning sign": "\u26a0\ufe0f", "a keycap": "1\ufe0f\u20e3",
    "a conjunct": "\u0915\u094d\u200d\u0937", "Persian": "\u0646\u200c\u0647", "Hebrew": "\u200f\u05d0\u200e",
    "a country": "\U0001f3f4\U000e0067\U000e0062\U000e007f", "units": "10\u03a9 3\u00b5m 5\u0441\u043c",
}  # fmt: skip


def table(kind: str, name: str, code: int, word: str) -> Attack:
    files = {SPEC: f"{RACK}{KNOWN}{ROWS}", "t.csv": f"name,place\n{name},A01.U30\n"}
    return Attack(Family.NAMES, f"{kind} in a table", files, TEXT, code, (word,), variant=ascii(name))


def quoted(kind: str, name: str, code: int, word: str) -> Attack:
    spec = f'{RACK}{KNOWN}device "{name}" : acme.sw-48x10-6x100 at A01.U30\n'
    return Attack(Family.NAMES, f"{kind} in quotes", {SPEC: spec}, TEXT, code, (word,), variant=ascii(name))


def texts(kind: str, text: str, code: int, *words: str) -> list[Attack]:
    """A text and a comment of a spec."""
    return [
        Attack(
            Family.NAMES, f"{kind} in {where}", {SPEC: USE + line.format(text)}, TEXT, code, words, variant=ascii(text)
        )
        for where, line in TEXTS.items()
    ]


def one_of_each(done: Done, _: Path) -> None:
    assert [line.split()[1] for line in done.out.splitlines()] == ["REF123", "REF124"]


ATTACKS = [
    *(
        make("a letter drawn alike", name, FINDINGS, f"looks like leaf01 and is another name: it has {sign}")
        for name, sign in ALIKE.items()
        for make in (quoted, table)
    ),
    *(table(kind, f"le{sign}af02", FINDINGS, f"U+{ord(sign):04X}") for kind, sign in UNSEEN.items()),
    *(quoted(kind, f"le{sign}af02", FINDINGS, "") for kind, sign in UNSEEN.items()),
    *(
        one
        for kind, sign in UNSEEN.items()
        if kind not in OF_THE_SYNTAX
        for one in texts(
            kind, f"by the{sign} door", CLEAN, "warning[REF128]", f"a character that nobody sees: U+{ord(sign):04X}"
        )
    ),
    *(one for kind in OF_THE_SYNTAX for one in texts(kind, f"by the{UNSEEN[kind]} door", FINDINGS, "error[SYN16")),
    *(
        one
        for name, sign in ALIKE.items()
        for one in texts("a letter drawn alike", name, CLEAN, "warning[REF128]", sign)
    ),
    *(one for kind, text in BELONGING.items() for one in texts(kind, text, CLEAN, "no findings")),
    *(one for text in PEOPLES for one in texts("words of a people", text, CLEAN, "no findings")),
    *(
        Attack(
            Family.NAMES,
            f"a letter drawn alike in {kind}",
            {SPEC: f"{RACK}{KNOWN}{line}\n"},
            TEXT,
            FINDINGS,
            ("looks like leaf01 and is another name: it has U+0430",),
        )
        for kind, line in REFERRING.items()
    ),
    quoted("a digit of another script", "spine\u0661", FINDINGS, "U+0661 ARABIC-INDIC DIGIT ONE"),
    *(make("letters of a people", name, CLEAN, "no findings") for name in PEOPLES for make in (quoted, table)),
    Attack(
        Family.NAMES,
        "two spellings of one letter",
        {SPEC: f'{USE}rack "\u00c501" : acme.rack-42u\nrack "A\u030a01" : acme.rack-42u\n'},
        TEXT,
        says=("U+030A COMBINING RING ABOVE",),
    ),
    Attack(
        Family.NAMES,
        "two faults of a name are told once each",
        {SPEC: f'{RACK}rack "A\u200b02" : acme.rack-42u\nrack "B\u0430" : acme.rack-42u\nrack Ba : acme.rack-42u\n'},
        also=one_of_each,
    ),
    *(
        Attack(
            Family.ENCODINGS,
            "a mark at the start shifts no column",
            {SPEC: f"\ufeff{' ' * (column - 1)}crod a -- b\n"},
            says=(f"{SPEC}:1:{column}:",),
            variant=str(column),
        )
        for column in (1, 12)
    ),
    *(
        Attack(
            Family.TABLES,
            "a word for nothing as name",
            {SPEC: f"{RACK}{ROWS}", "t.csv": f"name,place\n{word},A01.U30\n"},
            TEXT,
            says=("REF125", "leave out such rows with `if`"),
            variant=word,
        )
        for word in NOTHING
    ),
    *(
        Attack(
            Family.TABLES,
            "a word for nothing as end",
            {SPEC: OPEN_ENDS, "t.csv": f"a,b\nleaf01.et-0/0/48,{word}\n"},
            TEXT,
            says=("REF102", "an end that is open, is not written"),
            variant=word,
        )
        for word in ("N/A", "TBD", "none")
    ),
    Attack(Family.NAMES, "a word for nothing that is written", {SPEC: f"{RACK}room none\n"}, TEXT, CLEAN),
]


@each(ATTACKS)
def test_a_name_is_what_it_looks_like(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
