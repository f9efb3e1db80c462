"""Fixes are applied where a compile shows that they help, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Edit, Fix, Waiver
from mtpc.fixing import FixedSpecs, apply, fix_texts
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.text import Span
from tests.support.floors import HEAD

EMPTY = compile_texts({})
FLOOR = (
    HEAD + "rack R[1..2] : acme.rack-42u\ndevice sw[1..2] : acme.sw-32x100 at R[1..2].U40\n"
    "optic sw[1..2].et-0/0/[0..1] : acme.q28-100g-sr4\n"
)
CORD = "cord sw1.et-0/0/0 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 "


def fixed(text: str, *, unsafe: bool = False) -> FixedSpecs:
    return fix_texts({"a.mtp": text}, compile_texts, unsafe=unsafe)


def findings(*said: Diagnostic) -> Result:
    return replace(EMPTY, found=said, diagnostics=said)


def slip(text: str, wrong: str, right: str, *, code: str = "TYP999", safe: bool = True) -> Diagnostic:
    """A finding that some characters are wrong, with its fix."""
    start = text.index(wrong)
    span = Span("a.mtp", start, start + len(wrong))
    return Diagnostic(code, f"{wrong} is wrong", span, fixes=(Fix(f"write {right}", (Edit(span, right),), safe),))


def test_edits_are_made_in_one_go_whatever_their_order() -> None:
    edits = (Edit(Span("a", 4, 5), "E"), Edit(Span("a", 0, 1), "AAA"), Edit(Span("a", 2, 2), "-"))
    assert apply([Fix("", edits)], {"a": "abcde", "b": "kept"}) == {"a": "AAAb-cdE", "b": "kept"}


def test_every_safe_fix_that_helps_is_applied_with_two_compiles() -> None:
    text = (
        FLOOR
        + CORD
        + "{ length = 3 feet }\ncord sw1.et-0/0/1 -> sw2.et-0/0/1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
    )
    compiles = 0

    def counting(texts: Mapping[str, str]) -> Result:
        nonlocal compiles
        compiles += 1
        return compile_texts(texts)

    result = fix_texts({"a.mtp": text}, counting)
    assert result.texts == {"a.mtp": text.replace("3 feet", "3ft").replace("->", "--")}
    assert len(result.applied) == 2
    assert not result.refused
    assert compiles == 2


def test_two_slips_of_one_statement_are_mended_one_after_the_other() -> None:
    result = fixed(FLOOR + CORD.replace("--", "->") + "{ length = 3 feet }\n")
    assert result.texts == {"a.mtp": FLOOR + CORD + "{ length = 3ft }\n"}
    assert len(result.applied) == 2
    assert not result.result.failed


def test_what_an_unreadable_line_hid_is_told_and_the_line_is_mended() -> None:
    unknown = "cord sw9.et-0/0/1 -- sw2.et-0/0/1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
    result = fixed(FLOOR + CORD + "{ length = 3 feet }\n" + unknown)
    assert result.texts == {"a.mtp": FLOOR + CORD + "{ length = 3ft }\n" + unknown}
    assert [found.code for found in result.result.found] == ["REF102"]


def test_a_fix_that_brings_another_finding_is_refused_and_the_others_stay() -> None:
    text = "one two three four"

    def judge(texts: Mapping[str, str]) -> Result:
        now = texts["a.mtp"]
        wrong = [word for word in ("one", "two", "three", "four") if word in now]
        said = [slip(now, word, word.upper()) for word in wrong]
        return findings(*said, *([Diagnostic("TYP998", "there is no THREE", None)] if "THREE" in now else []))

    result = fix_texts({"a.mtp": text}, judge)
    assert result.texts == {"a.mtp": "ONE TWO three FOUR"}
    assert [repair.why for repair in result.refused] == ["it would cause TYP998: there is no THREE"]


def test_a_fix_that_leaves_its_finding_is_refused() -> None:
    said = slip("one", "one", "eno")
    result = fix_texts({"a.mtp": "one"}, lambda _: findings(said))
    assert not result.texts
    assert [repair.why for repair in result.refused] == ["the finding would remain"]


def test_of_two_fixes_for_one_place_the_first_is_tried_and_the_other_in_the_next_round() -> None:
    def judge(texts: Mapping[str, str]) -> Result:
        now = texts["a.mtp"]
        said = [slip(now, "ab", "AB")] if "ab" in now else []
        return findings(*said, *([slip(now, now[1:3], "xx")] if now[2:3] == "c" else []))

    result = fix_texts({"a.mtp": "abc"}, judge)
    assert result.texts == {"a.mtp": "Axx"}


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    def judge(texts: Mapping[str, str]) -> Result:
        now = texts["a.mtp"]
        return findings(slip(now, now, "b" if now == "a" else "a"))

    result = fix_texts({"a.mtp": "a"}, judge)
    assert len(result.applied) <= 1


def test_unsafe_fixes_are_applied_only_when_asked_for() -> None:
    def judge(texts: Mapping[str, str]) -> Result:
        now = texts["a.mtp"]
        return findings(*([slip(now, "one", "ONE", safe=False)] if "one" in now else []))

    assert not fix_texts({"a.mtp": "one"}, judge).texts
    assert "--unsafe-fixes" in fix_texts({"a.mtp": "one"}, judge).refused[0].why
    assert fix_texts({"a.mtp": "one"}, judge, unsafe=True).texts == {"a.mtp": "ONE"}


def test_files_that_were_not_named_are_not_edited() -> None:
    said = replace(slip("one", "one", "ONE"), fixes=(Fix("", (Edit(Span("b.csv", 0, 1), "x"),), safe=True),))
    result = fix_texts({"a.mtp": "one"}, lambda _: findings(said))
    assert not result.texts
    assert [repair.why for repair in result.refused] == ["only files named on the command line are edited"]


def test_only_wanted_findings_are_mended() -> None:
    text = FLOOR + CORD + "{ length = 3 feet }\n"
    assert not fix_texts({"a.mtp": text}, compile_texts, selects=lambda found: found.code == "SYN102").texts


def test_what_is_waived_stays_as_it_is() -> None:
    said = replace(slip("one", "one", "ONE"), waived=Waiver("on loan", "2027-01-01", "", None))
    assert not fix_texts({"a.mtp": "one"}, lambda _: findings(said)).texts


def test_repairs_tell_where_they_were() -> None:
    result = fixed(FLOOR + CORD + "{ length = 3 feet }\n")
    assert [repair.place for repair in result.applied] == ["a.mtp:6:73"]


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = ("\ufeff" + FLOOR + CORD + "{ length = 3 feet }\n").replace("\n", "\r\n")
    assert fixed(text).texts == {"a.mtp": text.replace("3 feet", "3ft")}
