"""A folder of the user's own parts: what is wrong in it is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.catalogue.catalogues import Catalogue
from mtpc.catalogue.load import Library
from mtpc.catalogue.types import WiredPart
from mtpc.diagnostics import Diagnostic
from mtpc.text import Source, Span

SPECS = Path(__file__).parents[3] / "specs"
GOOD = """\
name   = "zx-8lc-straight"
family = "cassette"
vendor = "Zenith Optics"
number = "ZX-OS2-8LC-1M16-ST"
fibre  = "os2"
loss_db_max = "0.35"

[[port]]
name      = "front[1..8]"
connector = "lc-duplex"
polish    = "upc"

[[port]]
name      = "rear1"
connector = "mpo16"
polish    = "apc"
gender    = "unpinned"
mating    = "opposed"

[[map]]                      # the same line as in a spec
a = "front[1..8].L"
b = "rear1.[1..15 step 2]"
[[map]]
a = "front[1..8].R"
b = "rear1.[2..16 step 2]"

[source]
title = "Zenith drawing ZX-4411 rev C"
read_on = 2026-11-02
confidence = "high"
"""


def read(folder: Path, files: dict[str, str | bytes]) -> tuple[Catalogue | None, list[Diagnostic], list[Source]]:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Library.standard().folder(folder, "parts")


def only_finding(folder: Path, text: str) -> tuple[Diagnostic, int, str]:
    """The one finding about a record, the line it points at, and what is marked there."""
    _, found, sources = read(folder, {"zx.toml": text})
    assert len(found) == 1, [one.message for one in found]
    span = found[0].span
    assert span
    assert span.path == "parts/zx.toml"
    return found[0], sources[0].line_column(span.start)[0], sources[0].text[span.start : span.end]


def line_of(text: str, piece: str) -> int:
    return text[: text.index(piece)].count("\n") + 1


def test_a_part_as_a_user_writes_it_is_read_with_all_its_facts(tmp_path: Path) -> None:
    catalogue, found, _ = read(tmp_path, {"zx-8lc-straight.toml": GOOD})
    assert found == []
    assert catalogue
    assert catalogue.part_names() == catalogue.part_names("cassette") == ["zx-8lc-straight"]
    part = catalogue.part("zx-8lc-straight")
    assert isinstance(part, WiredPart)
    assert (part.catalogue, part.vendor, part.number) == ("parts", "Zenith Optics", "ZX-OS2-8LC-1M16-ST")
    assert part.number_confidence == "high"
    ends = {(part.terminals[w.a].name, w.a_position): (part.terminals[w.b].name, w.b_position) for w in part.wiring}
    assert ends == {(f"front{k}", bore): ("rear1", 2 * k - 2 + bore) for k in range(1, 9) for bore in (1, 2)}
    rear = part.terminals[-1]
    assert (rear.gender, rear.polish, rear.alignment, str(rear.loss_db)) == ("unpinned", "apc", "opposed", "0.35")
    assert rear.loss_fact
    assert rear.loss_fact.title == "Zenith drawing ZX-4411 rev C"


def test_the_folder_beside_the_shipped_specs_is_in_order() -> None:
    catalogue, found, _ = Library.standard().folder(SPECS / "parts", "specs/parts")
    assert found == []
    assert catalogue
    part = catalogue.part("zx-6lc-centre")
    assert isinstance(part, WiredPart)
    ways = {(part.terminals[wire.a].name, wire.a_position): wire.b_position for wire in part.wiring}
    assert ways == {(f"front{k}", bore): 7 - k if bore == 1 else 6 + k for k in range(1, 7) for bore in (1, 2)}
    vendor = catalogue.vendor("zenith")
    assert vendor
    assert vendor.demonstration


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ('polish    = "apc"', "polish    = apc", "polish    = apc", "is not TOML"),
        ('name   = "zx-8lc-straight"', 'name   = "zx', 'name   = "zx', "is not TOML"),
        ("read_on = 2026-11-02", "read_on = 2026-13-02", "read_on = ", "is not TOML"),
    ],
)
def test_what_is_not_toml_is_told_at_its_place(tmp_path: Path, old: str, new: str, at: str, message: str) -> None:
    text = GOOD.replace(old, new, 1)
    finding, line, _ = only_finding(tmp_path, text)
    assert finding.code == "CAT101"
    assert message in finding.message
    assert line == line_of(text, at)


def test_a_file_cut_off_is_told_at_its_end(tmp_path: Path) -> None:
    finding, line, _ = only_finding(tmp_path, 'name = "zx"\nlengths_m = [\n')
    assert finding.code == "CAT101"
    assert line == 3


@pytest.mark.parametrize("content", [b'name = "\xff"\n', b"\xff\xfen\x00a\x00"])
def test_what_is_not_utf8_is_told(tmp_path: Path, content: bytes) -> None:
    catalogue, found, _ = read(tmp_path, {"zx.toml": content})
    assert catalogue is None
    assert [(one.code, "not UTF-8" in one.message) for one in found] == [("CAT101", True)]


@pytest.mark.parametrize(
    ("old", "new", "marked", "message"),
    [
        ('polish    = "apc"\n', 'polish    = "angled"\n', 'polish    = "angled"', "`polish` of `port` 2 is angled"),
        ('polish    = "apc"\n', 'pollish   = "apc"\n', 'pollish   = "apc"', "`port` 2 has an unknown key `pollish`"),
        ('loss_db_max = "0.35"', "loss_db_max = 0.35", "loss_db_max = 0.35", "`loss_db_max` is 0.35"),
        ('family = "cassette"', 'family = "casette"', 'family = "casette"', "casette is not a kind of part"),
        ('confidence = "high"\n', 'confidence = "sure"\n', 'confidence = "sure"', "`confidence` of `source` is sure"),
        ('connector = "mpo16"\n', "", "[[port]]", "`port` 2 has no `connector`"),
        ('confidence = "high"\n', "", "[source]", "`source` has no `confidence`"),
        ('name   = "zx-8lc-straight"', 'name   = "../../x"', 'name   = "../../x"', "`name` is ../../x"),
        ('number = "ZX-OS2-8LC-1M16-ST"', 'number = ""', 'number = ""', "`number` is "),
    ],
)
def test_a_record_that_breaks_its_schema_is_told_at_the_key(
    tmp_path: Path, old: str, new: str, marked: str, message: str
) -> None:
    text = GOOD.replace(old, new, 1)
    finding, _, there = only_finding(tmp_path, text)
    assert finding.code == "CAT102"
    assert finding.message.startswith(message)
    assert there == marked
    assert finding.help


def test_a_missing_connector_points_at_the_port_that_lacks_it(tmp_path: Path) -> None:
    text = GOOD.replace('connector = "mpo16"\n', "")
    _, line, _ = only_finding(tmp_path, text)
    assert line == line_of(text, '[[port]]\nname      = "rear1"')


def test_a_record_without_kind_or_source_says_so(tmp_path: Path) -> None:
    finding, line, _ = only_finding(tmp_path, 'name = "zx"\n')
    assert (finding.code, line) == ("CAT102", 1)
    assert "does not state its family" in finding.message
    bare = GOOD[: GOOD.index("[source]")]
    finding, line, _ = only_finding(tmp_path, bare)
    assert (finding.code, finding.message) == ("CAT102", "the record has no `source`")


def test_every_fault_of_a_record_is_told_in_one_run(tmp_path: Path) -> None:
    text = GOOD.replace('polish    = "apc"', 'polish    = "angled"').replace('gender    = "unpinned"', "gender    = 1")
    _, found, _ = read(tmp_path, {"zx.toml": text})
    assert [one.code for one in found] == ["CAT102", "CAT102"]


@pytest.mark.parametrize(
    ("old", "new", "marked", "message"),
    [
        ("[1..15 step 2]", "[1..16 step 2]", None, ""),
        ("[1..15 step 2]", "[1..13 step 2]", 'b = "rear1.[1..13 step 2]"', "stands for 8 positions"),
        ("[1..15 step 2]", "[2..16 step 2]", "[[map]]", "uses rear1.2 twice"),
        (
            'a = "front[1..8].L"\nb = "rear1.[1..15 step 2]"',
            'a = "front[1..4].[L,R]"\nb = "rear1.[1,1][1..4]"',
            'b = "rear1.[1,1][1..4]"',
            "in ranges of different sizes",
        ),
        ("[1..15 step 2]", "[3..17 step 2]", 'b = "rear1.[3..17 step 2]"', "rear1.17 does not exist"),
        ('a = "front[1..8].L"', 'a = "front[1..8].M"', 'a = "front[1..8].M"', "front1.M does not exist"),
        ('a = "front[1..8].L"', 'a = "fronts[1..8].L"', 'a = "fronts[1..8].L"', "is not a position of a connector"),
        ('a = "front[1..8].L"', 'a = "front[8..1].L"', 'a = "front[8..1].L"', "needs `step -1`"),
        ('connector = "mpo16"', 'connector = "mpo17"', 'connector = "mpo17"', "there is no connector family mpo17"),
        ('fibre  = "os2"', 'fibre  = "om9"', 'fibre  = "om9"', "there is no fibre class om9"),
        ('polish    = "upc"', 'polish    = "upc"\ngender = "pinned"', 'gender = "pinned"', "has no guide pins"),
        ('name      = "rear1"', 'name      = "front3"', "[[port]]", "connector front3 is named twice"),
        ('polish    = "upc"', 'polish    = "upc"\ngrade = "best"', 'grade = "best"', "there is no grade best"),
        ('mating    = "opposed"', 'mating    = "opposed"\nlit = "1..17"', 'lit = "1..17"', "does not fit MPO-16"),
        ('mating    = "opposed"', 'mating    = "opposed"\nlit = "1..15"', "[[map]]", "which carries no fibre"),
        ('"front[1..8]"', '"front[1..9]"', "[[map]]", "leaves front9.L open"),
        ('"rear1"', '"1"', 'name      = "1"', "is not a connector name"),
        ('mating    = "opposed"', 'mating    = "opposed"\nlit = "1.5"', 'lit = "1.5"', "is not a position"),
    ],
)
def test_a_record_that_cannot_be_true_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, marked: str | None, message: str
) -> None:
    text = GOOD.replace(old, new, 1)
    if marked is None:  # 1..16 step 2 is the same eight positions
        assert read(tmp_path, {"zx.toml": text})[1] == []
        return
    finding, _, there = only_finding(tmp_path, text)
    assert finding.code == "CAT104"
    assert message in finding.message
    assert there.split("  #")[0].rstrip() == marked
    assert "zx-8lc-straight" in finding.message


def test_a_part_that_splits_may_use_a_position_twice(tmp_path: Path) -> None:
    text = GOOD.replace("[1..15 step 2]", "[2..16 step 2]").replace("[[port]]", "splits = true\n[[port]]", 1)
    catalogue, found, _ = read(tmp_path, {"zx.toml": text})
    assert found == []
    assert catalogue


def test_two_records_of_one_name_are_told_and_the_first_holds(tmp_path: Path) -> None:
    catalogue, found, _ = read(tmp_path, {"a.toml": GOOD, "sub/b.toml": GOOD.replace("0.35", "0.75")})
    assert [one.code for one in found] == ["CAT103"]
    assert found[0].labels[0].span.path == "parts/a.toml"
    assert catalogue
    part = catalogue.part("zx-8lc-straight")
    assert isinstance(part, WiredPart)
    assert str(part.terminals[0].loss_db) == "0.35"


def test_a_broken_record_does_not_take_the_others_along(tmp_path: Path) -> None:
    other = GOOD.replace("zx-8lc-straight", "zx-other").replace('fibre  = "os2"', 'fibre  = "om9"')
    catalogue, found, _ = read(tmp_path, {"a.toml": GOOD, "b.toml": other, "c.toml": "family = "})
    assert [one.code for one in found] == ["CAT104", "CAT101"]
    assert catalogue
    assert catalogue.part_names() == ["zx-8lc-straight"]
    assert catalogue.broken == {"zx-other", "c"}


def test_an_empty_folder_is_told_where_the_spec_names_it(tmp_path: Path) -> None:
    span = Span("hall.mtp", 3, 9)
    catalogue, found, sources = Library.standard().folder(tmp_path, "parts", span)
    assert (catalogue, sources) == (None, [])
    assert [(one.code, one.span) for one in found] == [("REF108", span)]


def test_a_folder_may_say_its_version_and_its_vendor(tmp_path: Path) -> None:
    source = '[source]\ntitle = "t"\nread_on = 2026-11-02\nconfidence = "low"\n'
    head = 'name = "ours"\nversion = "7"\n' + source
    vendor = 'name = "zenith"\nshown = "Zenith"\ndemonstration = false\n'
    vendor += '[[order_column]]\nheader = "Qty"\nfield = "quantity"\n' + source
    text = GOOD.replace('vendor = "Zenith Optics"\n', "")
    library = Library.standard()
    for name, content in {"catalogue.toml": head, "vendor.toml": vendor, "zx.toml": text}.items():
        (tmp_path / name).write_text(content, "utf-8")
    catalogue, found, _ = library.folder(tmp_path, "parts")
    assert found == []
    assert catalogue
    assert (catalogue.info.name, catalogue.info.version) == ("parts", "7")
    part = catalogue.part("zx-8lc-straight")
    assert part
    assert part.vendor == "zenith"
    known = library.vendor("zenith")
    assert known
    assert known.order_columns == (("Qty", "quantity"),)


def test_what_a_record_leaves_open_stays_open(tmp_path: Path) -> None:
    text = GOOD.replace('gender    = "unpinned"\n', "").replace('polish    = "apc"\n', "")
    text = (
        text.replace('mating    = "opposed"\n', "")
        .replace('loss_db_max = "0.35"\n', "")
        .replace('fibre  = "os2"\n', "")
    )
    catalogue, found, _ = read(tmp_path, {"zx.toml": text})
    assert found == []
    part = catalogue.part("zx-8lc-straight") if catalogue else None
    assert isinstance(part, WiredPart)
    rear = part.terminals[-1]
    assert (rear.gender, rear.polish, rear.alignment, rear.loss_db, rear.loss_fact, part.fibre) == (None,) * 6


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "a = " + "[" * 10_000,
        'family = "cord"\n' + "a.b." * 2_000 + "c = 1",
        'family = ["cord"]',
        "name = 1\nfamily = {}",
        'family = "cord"\nend = 5\nname = []\nsource = [1]',
        GOOD.replace('"0.35"', '"' + "9" * 1000 + '"'),
        GOOD.replace("[1..8].L", "[1..1000000000].L"),
        GOOD.replace('"front[1..8]"', '"front[1..9999]"'),
        GOOD.replace("zx-8lc-straight", "=cmd()"),
    ],
)
def test_whatever_stands_in_a_record_is_a_finding_and_never_an_exception(tmp_path: Path, text: str) -> None:
    catalogue, found, _ = read(tmp_path, {"zx.toml": text})
    assert catalogue is None
    assert found
    assert all(one.code.startswith("CAT") and one.span for one in found)


def test_hidden_folders_are_not_read(tmp_path: Path) -> None:
    catalogue, found, _ = read(tmp_path, {"zx.toml": GOOD, ".venv/x.toml": "not toml", ".hidden.toml": "not toml"})
    assert found == []
    assert catalogue


# ---- what passed is remembered


def test_a_record_that_failed_is_told_every_time(tmp_path: Path) -> None:
    text = GOOD.replace('polish    = "apc"', 'polish    = "angled"')
    for _ in range(2):
        assert [one.code for one in read(tmp_path, {"zx.toml": text})[1]] == ["CAT102"]
