"""Findings as people see them."""

from __future__ import annotations

import re
from dataclasses import replace

from mtpc.diagnostics import Consequence, Diagnostic, Label, Severity, Turn, Unjudged, Waiver
from mtpc.diagnostics.formats import Manual, Report, concise, text
from mtpc.text import Source, Span

EFFECTS = {"POL103": "dark", "POL101": "transmitter to transmitter"}


def source(written: str, path: str = "site.mtp") -> Source:
    return Source(path, written)


def at(place: Source, word: str) -> Span:
    start = place.text.index(word)
    return Span(place.path, start, start + len(word))


def rendered(found: Diagnostic, *places: Source) -> str:
    return text.render(report(found, *places))


def report(found: Diagnostic, *places: Source, colour: bool = False, every: bool = False) -> Report:
    sources = {place.path: place for place in places}
    return Report([found], sources, {}, lambda code: Manual(code, "", "", EFFECTS.get(code, "")), "1", colour, every)


def test_a_finding_shows_its_line_what_to_do_and_where_to_read_on() -> None:
    spec = source("rack A01\ncord leaf01.p1 -- lp01.1 : acme.a\n")
    found = Diagnostic(
        "POL101",
        "Tx1 of leaf01.p1 arrives at Tx1 of spine1.p1",
        at(spec, "acme.a"),
        labels=(Label(at(spec, "acme.a"), "a receive lane is needed here"),),
        help="take a cord of type B",
        notes=("light has to turn an odd number of times",),
        context=(Turn("$l = 07"), Turn("$s = 2")),
    )
    assert rendered(found, spec) == (
        "error[POL101]: Tx1 of leaf01.p1 arrives at Tx1 of spine1.p1\n"
        " --> site.mtp:2:28\n"
        "  |\n"
        "2 | cord leaf01.p1 -- lp01.1 : acme.a\n"
        "  |                            ^^^^^^ a receive lane is needed here\n"
        "  = in the loop: $l = 07, $s = 2\n"
        "  = note: light has to turn an odd number of times\n"
        "  = help: take a cord of type B\n"
        "  = why:  mtpc explain POL101\n\n"
    )


def test_several_labels_of_one_line_hang_below_their_places() -> None:
    spec = source("cord leaf[01..08] -- spine[1..4]\n")
    labels = (Label(at(spec, "leaf[01..08]"), "8 leaves"), Label(at(spec, "spine[1..4]"), "4 spines"))
    shown = rendered(Diagnostic("TYP105", "8 ends do not pair with 4", at(spec, "--"), labels=labels), spec)
    assert (
        "1 | cord leaf[01..08] -- spine[1..4]\n"
        "  |      ------------ ^^ ----------- 4 spines\n"
        "  |      |\n"
        "  |      8 leaves\n"
    ) in shown


def test_the_other_place_of_a_fault_is_shown_in_its_own_file() -> None:
    here, there = source("cord a -- b\n"), source("\n\ncord a -- c\n", "other.mtp")
    found = Diagnostic("PRT101", "a is used twice", at(here, "a"), labels=(Label(at(there, "a"), "first here"),))
    shown = rendered(found, here, there)
    assert " ::: other.mtp:3:6\n" in shown
    assert shown.index("--> site.mtp:1:6") < shown.index("::: other.mtp:3:6") < shown.index("first here")


def test_lines_that_are_not_shown_are_marked_by_dots() -> None:
    spec = source("cord a -- b\n" * 4 + "cord z -- b\n")
    found = Diagnostic("PRT101", "b is used twice", at(spec, "z"), labels=(Label(Span("site.mtp", 5, 6), "first"),))
    assert re.search(r"\n1 \| .*\n  \| .*first\n\.\.\.\n5 \| ", rendered(found, spec))


def test_marks_stand_under_their_words_behind_tabs_and_wide_characters() -> None:
    spec = source('\tproject "日本" x\n')
    line, strokes = rendered(Diagnostic("SYN101", "x", at(spec, "x")), spec).split("\n")[3:5]
    assert "\t" not in line
    assert strokes.index("^") == len(line) - 1 + len("日本")  # each takes two cells


def test_a_combining_character_takes_no_cell() -> None:
    spec = source("e\u0301e\u0301 x\n")
    strokes = rendered(Diagnostic("SYN101", "x", at(spec, "x")), spec).split("\n")[4]
    assert strokes == "  |    ^"


def test_a_very_long_line_is_cut_around_its_place() -> None:
    spec = source("a" * 1_000_000 + " here " + "b" * 1_000_000)
    shown = rendered(Diagnostic("SYN101", "x", at(spec, "here")), spec)
    assert len(shown) < 1000
    line, strokes = shown.split("\n")[3:5]
    start, end = strokes.index("^"), strokes.rindex("^") + 1
    assert line[start:end] == "here"
    assert line.count("…") == 2


def test_a_place_of_several_lines_is_marked_where_it_starts_and_ends() -> None:
    spec = source("trunk T1 {\n  a = 1\n  b = 2\n}\n")
    found = Diagnostic(
        "SYN108", "open", Span("site.mtp", 9, 29), labels=(Label(Span("site.mtp", 9, 29), "not closed"),)
    )
    shown = rendered(found, spec)
    assert "1 | trunk T1 {\n  |          ^\n...\n4 | }\n  | ^ not closed\n" in shown


def test_a_place_at_the_end_of_the_text_is_marked() -> None:
    spec = source("rack")
    assert "1 | rack\n  |     ^\n" in rendered(Diagnostic("SYN101", "x", Span("site.mtp", 4, 4)), spec)


def test_names_cannot_steer_the_terminal() -> None:
    spec = source("rack \x1b[2J\u202e\n")
    found = Diagnostic("REF102", "there is no rack \x1b[2J\u202eA\nB", at(spec, "\x1b"), object="x\x07")
    for shown in (rendered(found, spec), concise.render(report(found, spec))):
        assert not set("\x1b\x07\u202e") & set(shown)
        assert r"\x1b[2J\u202eA\nB" in shown


def test_folded_findings_name_the_others() -> None:
    spec = source("cord\n")
    found = Diagnostic("POL101", "x", at(spec, "cord"), count=9, more=tuple(f"up{n}" for n in range(2, 10)))
    assert "= and 8 more: up2, up3, up4, up5, up6 …; --show-all lists them\n" in rendered(found, spec)


def test_colour_is_only_there_when_asked_for() -> None:
    spec = source("cord\n")
    found = Diagnostic("POL101", "x", at(spec, "cord"), Severity.WARNING)
    plain, coloured = (text.render(report(found, spec, colour=colour)) for colour in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain != coloured


def test_a_finding_without_a_place_is_said_all_the_same() -> None:
    assert rendered(Diagnostic("CAT101", "a record is missing", None)).startswith(
        "error[CAT101]: a record is missing\n"
    )


def test_concise_findings_are_one_line_each_with_line_and_column_from_one() -> None:
    spec = source("rack\n  cord\n")
    found = [Diagnostic("POL101", "x", at(spec, "cord"), count=3), Diagnostic("LOS302", "y", None, Severity.NOTE)]
    shown = "".join(concise.render(report(each, spec)) for each in found)
    assert shown == "site.mtp:2:3: POL101 x (and 2 more)\nLOS302 note: y\n"


def faulty_cord(*following: Consequence, objects: tuple[str, ...] = ()) -> tuple[Diagnostic, Source]:
    spec = source("cord c1\n")
    dark = tuple(Consequence("POL103", name, f"no light reaches {name}") for name in objects)
    return Diagnostic("POL101", "c1 is of type A", at(spec, "c1"), object="c1", consequences=following + dark), spec


def test_what_follows_is_folded_by_what_it_is_names_that_count_up_as_first_and_last() -> None:
    names = ("up10", "up2", "up9", "up1", "up3", "lp7", "up11")
    found, spec = faulty_cord(Consequence("POL101", "x1", "Tx1 meets Tx1"), objects=names)
    lines = rendered(found, spec).splitlines()
    assert "  = transmitter to transmitter because of it: x1" in lines
    assert "  = dark because of it: lp7, up1 … up3, up9 … up11" in lines
    assert concise.render(report(found, spec)) == (
        "site.mtp:1:6: POL101 c1 is of type A (transmitter to transmitter because of it: x1)"
        " (dark because of it: lp7, up1 … up3, up9 … up11)\n"
    )


def test_what_is_waived_of_it_stands_apart_with_the_reason() -> None:
    allowed = Waiver("loan", "2027-01-31", "", None)
    found, spec = faulty_cord(Consequence("POL103", "up7", "no light", allowed), objects=("up1", "up2"))
    lines = rendered(found, spec).splitlines()
    assert "  = dark because of it: up7 (waived until 2027-01-31: loan)" in lines
    assert "  = dark because of it: up1, up2" in lines


def test_many_names_are_cut_and_all_are_listed_on_request() -> None:
    found, spec = faulty_cord(objects=tuple(f"up{number}" for number in range(1, 20, 2)))
    assert "dark because of it: up1, up3, up5, up7, up9 …; --show-all lists them\n" in rendered(found, spec)
    shown = text.render(report(found, spec, every=True))
    assert [line for line in shown.splitlines() if "because of it" in line] == [
        f"  = because of it: POL103 up{number}: no light reaches up{number}" for number in range(1, 20, 2)
    ]
    shown = concise.render(report(found, spec, every=True))
    assert len(shown.splitlines()) == 11
    assert "site.mtp:1:6: POL103 no light reaches up3\n" in shown


def test_what_was_not_judged_is_listed_where_every_finding_is() -> None:
    found, spec = faulty_cord()
    told = report(found, spec, every=True)
    subjects = [
        Unjudged("up2", ("POL201", "POL203"), "leaf09 is not known", ("REF103", at(spec, "c1"))),
        Unjudged("T1", ("LEN101",), "the length of T1 is not known"),
    ]
    lines = [
        "not judged: up2 by POL201, POL203: leaf09 is not known (REF103 at site.mtp:1:6)",
        "not judged: T1 by LEN101: the length of T1 is not known",
    ]
    for form in (text, concise):
        shown = form.render(replace(told, unjudged=subjects)).split("\n")
        assert [line for line in shown if line.startswith("not judged")] == lines
        assert "not judged" not in form.render(replace(told, unjudged=subjects, every=False))
