"""A baseline as a text: sorted, a line an object, refused where it cannot be read."""

from __future__ import annotations

import pytest

from mtpc.baseline.baseline_text import BrokenBaseline, Entries, Known, as_text, common, count, merged, read

A, B, C = (letter * 32 for letter in "abc")
ENTRIES: Entries = {
    ("up10", A): Known({A: "LEN101"}),
    ("up2", A): Known({B: "POL101", A: "LEN101"}, frozenset({"LOS301"})),
    ("näme\n\ud800 -- x", B): Known({}, frozenset({"POL201", "LEN101"})),
}
TEXT = as_text(ENTRIES)
HEAD = '{"schema": "mtpc-baseline/1"}\n'
LINE = f'{{"object": "up1", "says": "{A}", "findings": {{"{B}": "LEN101"}}}}\n'


def test_it_is_a_line_an_object_in_natural_order() -> None:
    lines = TEXT.split("\n")
    assert lines[0] + "\n" == HEAD
    assert [line[:16] for line in lines[1:]] == ['{"object": "näme', '{"object": "up2"', '{"object": "up10', ""]
    assert lines[2] == (
        f'{{"object": "up2", "says": "{A}", "findings": {{"{A}": "LEN101", "{B}": "POL101"}}, "unjudged": ["LOS301"]}}'
    )
    assert as_text(dict(reversed(ENTRIES.items()))) == TEXT


def test_what_is_written_is_read_again() -> None:
    assert read("b.jsonl", TEXT) == ENTRIES
    written = TEXT.encode("utf-8", "backslashreplace").decode("utf-8")
    assert read("b.jsonl", "\ufeff" + written.replace("\n", "\r\n\r\n")) == ENTRIES


def test_lines_of_two_branches_for_one_object_count_together() -> None:
    other = LINE.replace(B, C).replace("LEN101", "POL101")
    assert read("b", HEAD + LINE + other) == {("up1", A): Known({B: "LEN101", C: "POL101"})}
    assert len(read("b", HEAD + LINE + LINE.replace(f'"says": "{A}"', f'"says": "{B}"'))) == 2


def test_fields_of_a_later_version_are_not_read() -> None:
    assert read("b", HEAD.replace("}", ', "tool": "x"}') + LINE.replace("}\n", ', "note": [1]}\n')) == {
        ("up1", A): Known({B: "LEN101"})
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not a baseline: its first line is no mtpc-baseline/1"),
        (LINE, "is not a baseline: its first line is no mtpc-baseline/1"),
        (HEAD.replace("/1", "/2"), "is of another version, mtpc-baseline/2"),
        (HEAD.replace('"mtpc-baseline/1"', "[1]"), "is not a baseline"),
        ("edition 2026\n", "line 1 is not a line of a baseline"),
        (HEAD + "\n" + LINE[:-3], "line 3 is not a line of a baseline"),
        (HEAD + "[]\n", "line 2"),
        (HEAD + "1" * 9999, "line 2"),
        (HEAD + "[" * 99_999, "line 2"),
        (HEAD + "<<<<<<< HEAD\n" + LINE, "has an unsettled merge at line 2"),
        (HEAD + LINE + ">>>>>>> other\n", "has an unsettled merge at line 3"),
        (HEAD + LINE.replace('"up1"', "1"), "line 2"),
        (HEAD + LINE.replace(A, "x"), "line 2"),
        (HEAD + LINE.replace(A, A + "\\u0000"), "line 2"),
        (HEAD + LINE.replace(B, "x"), "line 2"),
        (HEAD + LINE.replace('"LEN101"', "7"), "line 2"),
        (HEAD + LINE.replace('"LEN101"', '"<b>"'), "line 2"),
        (HEAD + LINE.replace("}}", '}, "unjudged": 3}'), "line 2"),
        (HEAD + LINE.replace("}}", '}, "unjudged": [["LEN101"]]}'), "line 2"),
        (HEAD + LINE.replace(f'{{"{B}": "LEN101"}}', '"LEN101"'), "line 2"),
        (HEAD + '{"object": "up1"}', "line 2"),
    ],
)
def test_what_is_not_a_baseline_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BrokenBaseline, match=f"^b.jsonl .*{said}"):
        read("b.jsonl", text)


def test_what_both_or_either_know() -> None:
    one, other = Known({A: "LEN101", B: "POL101"}, frozenset({"X"})), Known({B: "POL101"}, frozenset({"X", "Y"}))
    assert common(one, other) == Known({B: "POL101"}, frozenset({"X"}))
    assert merged(one, other) == Known({A: "LEN101", B: "POL101"}, frozenset({"X", "Y"}))
    assert not Known()
    assert not common(one, Known())


def test_findings_and_subjects_are_counted() -> None:
    assert count(ENTRIES) == (3, 2)
