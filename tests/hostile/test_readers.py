"""Texts in other encodings, caches that somebody else filled, names in a language of ports: told at their place."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.attack import (
    CHECK,
    CLEAN,
    COULD_NOT,
    EDITION,
    FINDINGS,
    RACK,
    SPEC,
    Attack,
    Content,
    Family,
    each,
    fifo,
    holds,
    link,
)  # fmt: skip

WRITTEN = 'edition 2026\nroom "Zürich"\n'
TABLE = f'{EDITION}use "t.csv" as t\nfor $r in t {{ room $r.name }}\n'
OWN = f'{EDITION}use "./p" as p\n'
HERE: dict[str, str | None] = {"XDG_CACHE_HOME": "{here}/c"}
FOREIGN: dict[str, bytes] = {
    "UTF-16": WRITTEN.encode("utf-16"),
    "UTF-32": WRITTEN.encode("utf-32"),
    "Latin-1": WRITTEN.encode("latin-1"),
    "a lone surrogate": b"edition 2026\n# \xed\xa0\x80\n",
    "an overlong form": b"edition 2026\n# \xc0\xaf\n",
    "a cut letter": b"edition 2026\n# \xc3",
}
LINE_ENDS = {"CRLF": "\r\n", "a mark and CRLF": "\r\n"}
CACHES: dict[str, dict[str, Content]] = {
    "a file for a folder": {"c": "x"},
    "a folder that is a file": {"c/mtpc": "x"},
    "marks that are a FIFO": {"c/mtpc/checked": fifo},
    "marks that link outside": {"c/mtpc/checked": link("/etc")},
    "a link to itself": {"c/mtpc": link("mtpc")},
    "marks of nobody": {"c/mtpc/checked/" + "0" * 64: "forged"},
}
ATTACKS = [
    *(Attack(Family.ENCODINGS, f"a spec in {name}", {SPEC: content}, code=COULD_NOT, says=("is not UTF-8",))
      for name, content in FOREIGN.items()),
    *(Attack(Family.ENCODINGS, f"a table in {name}", {SPEC: TABLE, "t.csv": content}, says=("UTF-8",))
      for name, content in FOREIGN.items()),
    *(Attack(Family.ENCODINGS, f"settings in {name}", {SPEC: EDITION, "mtpc.toml": content}, says=("UTF-8",))
      for name, content in FOREIGN.items()),
    *(Attack(Family.ENCODINGS, f"a spec with {name}",
             {SPEC: ("\ufeff" if "mark" in name else "") + RACK.replace("\n", end)}, code=CLEAN)
      for name, end in LINE_ENDS.items()),
    Attack(Family.ENCODINGS, "a lock with a mark", {SPEC: RACK, "mtpc.lock": "\ufeffversion = 1\n"}, code=CLEAN),
    Attack(Family.ENCODINGS, "settings with a mark", {SPEC: RACK, "mtpc.toml": "\ufeff[limits]\nrows = 5\n"},
           code=CLEAN),
    Attack(Family.NAMES, "a letter drawn alike, without quotes", {SPEC: f"{RACK}device \u0435af01 : acme.sw-32x100\n"},
           says=("SYN101", "which has U+0435 CYRILLIC SMALL LETTER IE, cannot follow `device`")),
    *(Attack(Family.TABLES, "a control character", {SPEC: TABLE, "t.csv": f"name,ru\na,{sign}1\n"},
             says=("t.csv:2:3: REF109 column 2 of line 2 has a control character", f"U+{ord(sign):04X}"),
             variant=ascii(sign))
      for sign in "\0\x07\x08\x0b\x0c\x1b\x7f\x80\x85\x9b"),
    Attack(Family.TABLES, "ends of lines of old Macs", {SPEC: TABLE, "t.csv": "name\ra\rb\r"},
           says=("t.csv:1:5: REF109 column 1 of line 1 has a control character: U+000D",)),
    *(Attack(Family.CACHE, name, {SPEC: OWN, "p/x.toml": "a = 1\n", **files}, CHECK, FINDINGS, ("CAT102",), env=HERE)
      for name, files in CACHES.items()),
]  # fmt: skip


@each(ATTACKS)
def test_it_is_told_at_its_place(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
