"""Bad input gives a sentence and the right exit code: never a traceback, a hang, or a file half-written."""

from __future__ import annotations

import csv
import os
import time
from pathlib import Path

import pytest

from tests.support import ROOT, mtpc

CLEAN, FINDINGS, COULD_NOT = 0, 1, 2
PATIENCE_S = 20
USE = 'edition 2026\nuse "catalog:acme-fibre" version "2026.2" as acme\n'


def said(done: object) -> str:
    return getattr(done, "stdout", "") + getattr(done, "stderr", "")


def check(folder: Path, text: str | bytes, *arguments: str) -> tuple[int, str]:
    """Exit code and everything said about a spec."""
    (folder / "site.mtp").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    done = mtpc("check", "site.mtp", *arguments, cwd=folder, patience_s=PATIENCE_S)
    assert "Traceback" not in said(done)
    return done.returncode, said(done)


# ---- what cannot be read ---------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("check",), ("trace",), ("build", "-o", "out")], ids=lambda command: command[0])
def test_a_spec_that_is_not_there_is_named_and_a_near_one_too(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "hall.mtp").write_text("")
    done = mtpc(*command, "hal.mtp", cwd=tmp_path)
    assert done.returncode == COULD_NOT
    assert done.stderr == "mtpc: there is no file hal.mtp; a file with a similar name exists: hall.mtp\n"
    assert done.stdout == ""


def test_a_folder_without_specs_is_no_spec(tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    done = mtpc("check", "specs", cwd=tmp_path)
    said = "mtpc: specs is a folder without a .mtp file in it; name the spec\n"
    assert (done.returncode, done.stderr) == (COULD_NOT, said)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_spec_nobody_may_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "site.mtp").write_text("")
    (tmp_path / "site.mtp").chmod(0)
    done = mtpc("check", "site.mtp", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (COULD_NOT, "mtpc: site.mtp cannot be read: Permission denied\n")


def test_bytes_that_are_not_utf8_are_named_with_their_place(tmp_path: Path) -> None:
    code, text = check(tmp_path, b"# caf\xe9\n")
    assert code == COULD_NOT
    assert text == "mtpc: site.mtp is not UTF-8: byte 5 is 0xe9; save it as UTF-8\n"


@pytest.mark.parametrize("name", ["a\0b.mtp", "x" * 300 + ".mtp", "\udcff.mtp"])
def test_impossible_file_names_are_no_crash(name: str) -> None:
    from mtpc.model.sources.spec_files import Unreadable, read_source

    with pytest.raises(Unreadable):
        read_source(name)


def test_a_device_is_not_a_spec() -> None:
    assert mtpc("check", os.devnull).returncode == COULD_NOT


# ---- what is odd inside ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "\ufeff", "\ufeff# marked\r\n", "   \t \n\n"])
def test_an_empty_spec_is_clean(tmp_path: Path, text: str) -> None:
    code, said_text = check(tmp_path, text)
    nothing = "0 devices, 0 assemblies, 0 mated pairs, 0 channels: no findings"
    assert (code, said_text) == (CLEAN, f"{nothing}\n0 proved, 0 known, 0 unjudged: not proved (no channel)\n")


def test_a_nul_is_a_finding_at_its_place(tmp_path: Path) -> None:
    code, text = check(tmp_path, "edition 2026\nrack A\0\n", "--output-format", "concise")
    assert code == FINDINGS
    assert text.startswith("site.mtp:2:7: SYN")
    assert "\0" not in text


@pytest.mark.parametrize(
    "line",
    [
        "rack A[1..1000000000] : acme.rack-42u",
        "let $all = 1..1000000000",
        "for $n in 1..1000000000 { rack A[$n] : acme.rack-42u }",
        "rack A[1..1000][1..1000][1..1000] : acme.rack-42u",
        "rack A[1..99999999999999999999] : acme.rack-42u",
        f"let $n = {'9' * 5000}",
        "let $n = 1 div 0",
        "let $n = 1 mod 0",
    ],
    ids=lambda line: line[:30],
)
def test_what_would_never_end_is_a_finding(tmp_path: Path, line: str) -> None:
    code, text = check(tmp_path, f"{USE}{line}\n", "--output-format", "concise")
    assert code == FINDINGS
    assert text.startswith("site.mtp:3:")


@pytest.mark.parametrize("opener", ["(", "[", "-", "not ", "site s {\n", "for $n in [1] {\n", '"{'], ids=repr)
def test_ten_thousand_levels_are_a_finding(tmp_path: Path, opener: str) -> None:
    ahead = "" if "{\n" in opener else "let $n = "
    code, text = check(tmp_path, f"edition 2026\n{ahead}{opener * 10_000}1\n", "--output-format", "concise")
    assert code == FINDINGS
    assert len(text) < 20_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "rack " + "A" * 1_000_000,
        "#" * 1_000_000 + "\nrack",
        'project "' + "x" * 1_000_000,
        "rack A : " + "[" * 1000 + "]" * 999_000,
        " " * 1_000_000 + "crod",
        "let $n = " + "1 + " * 250_000,
        "rack [" + "a, " * 300_000 + "]",
    ],
    ids=lambda line: f"{line[:12]}…",
)
def test_a_line_of_a_megabyte_is_read_and_shown_in_part(tmp_path: Path, line: str) -> None:
    started = time.monotonic()
    code, text = check(tmp_path, f"edition 2026\n{line}\n")
    assert code == FINDINGS
    assert len(text) < 20_000
    assert time.monotonic() - started < PATIENCE_S


def test_every_fault_of_a_run_is_reported(tmp_path: Path) -> None:
    spec = USE + "rack A01 : acme.rack-42u\ncrod a -- b\nrack A02 :\nrack A03 : acme.rack-43u\n}\nlet $x = 35 m\n"
    code, text = check(tmp_path, spec, "--output-format", "concise")
    assert code == FINDINGS
    lines = [line.split(":")[1] for line in text.splitlines() if line.startswith("site.mtp")]
    assert lines == ["4", "5", "6", "7", "8"]


@pytest.mark.parametrize(
    "use",
    [
        'use "./missing.csv" as t',
        'use "catalog:acme-fiber" as a',
        'use "./parts" as p',
        'use "../../../../etc/passwd" as t',
        'use "/etc/passwd" as t',
        'use "." as t',
        'use "" as t',
        'use "catalog:../../x" as t',
        'use "./site.mtp" as t',
        'use "\\u0000.csv" as t',
        'use "http://example.net/t.csv" as t',
    ],
)
def test_a_table_or_catalogue_that_is_not_there_is_a_finding_at_its_place(tmp_path: Path, use: str) -> None:
    code, text = check(tmp_path, f"edition 2026\n{use}\n", "--output-format", "concise")
    assert code == FINDINGS
    assert text.startswith("site.mtp:2:")
    assert "root:" not in text


@pytest.mark.parametrize(
    "table",
    [
        b"",
        b"\xff\xfe",
        b'name\n"open\n',
        b"name\na,b\n",
        b"a,a\n1,2\n",
        b"\0\n\0\n",
        b"name\n" + b"x" * 200_000 + b"\n",
    ],
)
def test_a_table_that_cannot_be_read_is_a_finding(tmp_path: Path, table: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(table)
    spec = f'{USE}use "./t.csv" as t {{ key = name }}\nfor $r in t {{ rack $r.name : acme.rack-99u }}\n'
    code, text = check(tmp_path, spec, "--output-format", "concise")
    assert code == FINDINGS
    assert len(text) < 20_000 or table.count(b"x") > 1000


# ---- where documents go ---------------------------------------------------------------------------------


def test_an_output_that_is_no_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    done = mtpc("build", ROOT / "specs" / "quickstart.mtp", "-o", tmp_path / "out")
    assert done.returncode == COULD_NOT
    assert done.stderr.endswith(f"{tmp_path / 'out'} is not a folder\n")
    assert (tmp_path / "out").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_nobody_may_write_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o555)
    done = mtpc("build", ROOT / "specs" / "quickstart.mtp", "-o", tmp_path / "out" / "deep")
    assert done.returncode == COULD_NOT
    assert "Permission denied" in done.stderr
    assert not any((tmp_path / "out").iterdir())


def test_a_folder_that_cannot_be_made_is_refused() -> None:
    done = mtpc("build", ROOT / "specs" / "quickstart.mtp", "-o", "/proc/mtpc")
    assert done.returncode == COULD_NOT
    assert "/proc" in done.stderr


def test_nothing_is_written_while_an_error_stands(tmp_path: Path) -> None:
    (tmp_path / "site.mtp").write_text("crod a -- b\n")
    done = mtpc("build", "site.mtp", "-o", "out", cwd=tmp_path)
    assert done.returncode == FINDINGS
    assert "nothing was written" in done.stderr
    assert not (tmp_path / "out").exists()


# ---- names that are more than names ----------------------------------------------------------------------

SLY = [
    "../../x",
    "=cmd()",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "{% raw %}",
    "a\u200fb",  # turns the direction of reading
    "\\u0000",
    "%s%n",
    "@SUM(A1)",
    "'; --",
]


@pytest.fixture(scope="module")
def sly_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The quickstart with every text in it replaced by something sly, built."""
    folder = tmp_path_factory.mktemp("sly")
    spec = (ROOT / "specs" / "quickstart.mtp").read_text("utf-8")
    texts = "; ".join(f"{name} = {quoted(text)}" for name, text in zip(("owner", "revision"), SLY[1:3], strict=True))
    spec = spec.replace(
        'project "Quickstart" { owner = "netops@example.net"; revision = "R1"', f"project {quoted(SLY[3])} {{ {texts}"
    )
    spec = spec.replace(
        "{ length = 20m }", f"{{ length = 20m; pull-group = {quoted('=cmd()')}; ticket = {quoted(SLY[0])} }}"
    )
    spec = spec.replace("## pulled first; both ends carry pins", "## " + " ".join(SLY))
    (folder / "site.mtp").write_text(spec, "utf-8")
    done = mtpc("build", "site.mtp", "-o", "out", cwd=folder)
    assert done.returncode == CLEAN, said(done)
    return folder


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("{", "\\{")
    return f'"{escaped}"'


def test_sly_names_write_nothing_outside_the_folder(sly_documents: Path) -> None:
    assert sorted(path.name for path in sly_documents.iterdir()) == ["out", "site.mtp"]


def test_sly_names_are_text_on_web_pages(sly_documents: Path) -> None:
    for path in (sly_documents / "out").rglob("*.html"):
        page = path.read_text("utf-8")
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page
        assert "{{7*7}}" in page


def test_sly_names_are_no_formulas_in_workbooks(sly_documents: Path) -> None:
    from openpyxl import load_workbook

    books = [load_workbook(path) for path in (sly_documents / "out").rglob("*.xlsx")]
    cells = [cell for book in books for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=cmd()" in {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_sly_names_are_untouched_in_tables_for_machines(sly_documents: Path) -> None:
    with open(sly_documents / "out" / "cut-sheet.csv", encoding="utf-8", newline="") as file:
        assert "=cmd()" in {cell for row in csv.reader(file) for cell in row}


def test_a_name_that_climbs_out_is_a_finding_or_a_name(tmp_path: Path) -> None:
    code, _ = check(tmp_path, f"{USE}rack ../../x : acme.rack-42u\n")
    assert code == FINDINGS
