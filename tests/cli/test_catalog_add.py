"""`mtpc catalog add`: rows of a table become records, and what is wrong is told at row and column."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

import pytest

from mtpc.catalogue.parts import KINDS
from mtpc.model.sources.part_rows import OF_SOURCE, SIDES, columns_of
from mtpc.pipeline import compile_paths
from tests.support import ROOT, mtpc

DAY = "2026-12-01"
ROWS = [
    {
        "Family": "cord", "name": "zx-12-b", "number confidence": "high", "vendor": "Zenith", "fibre": "om4",
        "map": "b12",
        "lengths_m": "1; 2", "numbers": "ZX-1; ZX-2", "connector_a": "mpo12", "connector_b": "mpo12",
        "gender_a": "unpinned", "gender_b": "unpinned", "polish_a": "upc", "polish_b": "upc", "detail_jacket": "LSZH",
        "source": "data sheet 7, page 2", "confidence": "high", "read_on": "2026-11-01", "grade": "mtp-elite-mm",
    },
    {
        "Family": "trunk", "name": "zx-6x12", "fibre": "om4", "map": "b12", "grade": "mtp-elite-mm",
        "connector_a": "mpo12", "count_a": "6",
        "connector_b": "mpo12", "count_b": "6", "gender_a": "pinned", "gender_b": "pinned", "polish_a": "pc",
        "polish_b": "pc",
    },
    {
        "Family": "cassette", "name": "zx-cas", "format": "zx", "fibre": "om4", "map": "cassette-u1-12",
        "connector_front": "lc-duplex", "count_front": "6", "polish_front": "upc", "connector_rear": "mpo12",
        "gender_rear": "unpinned", "polish_rear": "pc", "mating_rear": "opposed",
    },
    {"Family": "plate", "name": "zx-plate", "format": "zx", "connector": "mpo12", "count": "6", "mating": "opposed"},
    {"Family": "panel", "name": "zx-panel", "height_u": "1", "slots": "1..4", "takes": "zx"},
    {"Family": "rack", "name": "zx-rack", "units": "42"},
    {
        "Family": "device", "name": "zx-sw", "height_u": "1", "subports_from": "0",
        "ports": "swp[1..4] = qsfp28/qsfp+; mgmt = sfp+",
    },
    {
        "Family": "optic", "name": "zx-sr4", "form_factor": "qsfp28", "application": "100GBASE-SR4",
        "connector": "mpo12",
        "pinout": "mpo12-4p4-mm-upc", "polish": "upc", "gender": "pinned",
    },
]  # fmt: skip
HEADER = list(dict.fromkeys(name for row in ROWS for name in row))


def table(folder: Path, rows: list[dict[str, str]], name: str = "ours.csv", delimiter: str = ",") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, delimiter=delimiter, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_rows_become_records_of_the_project(tmp_path: Path) -> None:
    table(tmp_path, ROWS)
    done = mtpc("catalog", "add", "ours.csv", "--today", DAY, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.stem for path in (tmp_path / "parts").iterdir()) == sorted(row["name"] for row in ROWS)
    cord = tomllib.loads((tmp_path / "parts/zx-12-b.toml").read_text("utf-8"))
    assert (cord["lengths_m"], cord["numbers"], cord["detail"]) == (["1", "2"], ["ZX-1", "ZX-2"], {"jacket": "LSZH"})
    assert (cord["source"]["title"], cord["source"]["confidence"]) == ("data sheet 7, page 2", "high")
    trunk = tomllib.loads((tmp_path / "parts/zx-6x12.toml").read_text("utf-8"))
    assert [end["name"] for end in trunk["end"]] == ["a[1..6]", "b[1..6]"]
    assert (trunk["source"]["title"], trunk["source"]["confidence"]) == ("ours.csv, line 3", "low")
    checked = mtpc("catalog", "check", "parts", "--today", DAY, cwd=tmp_path)
    assert "8 records: no faults" in checked.stderr
    (tmp_path / "a.mtp").write_text(
        'edition 2026\nuse "./parts" as own\nrack R : own.zx-rack\ndevice s[1..2] : own.zx-sw at R.U[1..2]\n'
        "panel p[1..2] : own.zx-panel at R.U[5..6]\nplate p[1..2].1 : own.zx-plate\ncassette p1.2 : own.zx-cas\n"
        "optic s[1..2].swp1 : own.zx-sr4\ntrunk T : own.zx-6x12 at p1.1.rear[1..6] -- p2.1.rear[1..6] { length = 5m }\n"
        "circuit c : 100GBASE-SR4 at s1.swp1 -- s2.swp1 via T.1 { cords = own.ZX-2 }\n",
        "utf-8",
    )
    result = compile_paths([tmp_path / "a.mtp"])
    assert not [found for found in result.diagnostics if found.severity == "error"]
    assert len(result.plant.channels) == 1


def test_a_table_of_semicolons_is_read_too(tmp_path: Path) -> None:
    table(tmp_path, ROWS[3:6], delimiter=";")
    assert mtpc("catalog", "add", "ours.csv", "-o", "own", cwd=tmp_path).returncode == 0
    assert len(list((tmp_path / "own").iterdir())) == 3


@pytest.mark.parametrize(
    ("row", "change", "code", "column", "said"),
    [
        (0, {"Family": "cable"}, "CAT102", "Family", "cable is not a kind of part"),
        (0, {"fibre": "om9"}, "CAT104", "fibre", "there is no fibre class om9"),
        (0, {"map": "b1x"}, "CAT104", "map", "there is no map b1x"),
        (0, {"lengths_m": "1, 2"}, "CAT102", "lengths_m", "is 1, 2"),
        (0, {"numbers": "ZX-1"}, "CAT104", "numbers", "it has 1 numbers for 2 lengths"),
        (0, {"gender_b": "male"}, "CAT102", "gender_b", "is male"),
        (0, {"count": "3"}, "CAT102", "count", "a cord has no count"),
        (0, {"name": "../../etc"}, "CAT102", "name", "`name` is ../../etc"),
        (0, {"read_on": "2026-02-30"}, "CAT102", "read_on", "2026-02-30 is no day"),
        (1, {"count_a": "0"}, "CAT102", "count_a", "0 is no count"),
        (3, {"count": "six"}, "CAT102", "count", "is six"),
        (6, {"ports": "swp1..32"}, "CAT102", "ports", "swp1..32 names no ports"),
        (7, {"polish": ""}, "CAT102", "connector", "zx-sr4 states no polish"),
        (1, {"name": "ZX-12-B"}, "CAT103", "name", "two rows are named ZX-12-B"),
    ],
)
def test_a_bad_row_is_told_at_its_cell_and_nothing_is_written(
    tmp_path: Path, row: int, change: dict[str, str], code: str, column: str, said: str
) -> None:
    rows = [dict(one) for one in ROWS]
    rows[row] |= change
    path = table(tmp_path, rows)
    done = mtpc("catalog", "add", "ours.csv", "-o", "own", "--today", DAY, cwd=tmp_path)
    assert done.returncode == 1
    assert re.findall(r"^error\[(\w+)\]", done.stderr, re.MULTILINE) == [code]
    assert said in done.stderr
    place = re.search(r"ours\.csv:(\d+):(\d+)", done.stderr)
    assert place
    line = path.read_text("utf-8").splitlines()[int(place[1]) - 1]
    before = next(csv.reader([line[: int(place[2]) - 1] + "x"]))
    assert (int(place[1]), HEADER[len(before) - 1]) == (row + 2, column)
    assert "nothing was written" in done.stderr
    assert not (tmp_path / "own").exists()


def test_what_is_no_table_or_not_ours_is_refused(tmp_path: Path) -> None:
    yaml = mtpc("catalog", "add", "sw.yaml", cwd=tmp_path)
    assert (yaml.returncode, "mtpc import devicetype sw.yaml" in yaml.stderr) == (2, True)
    assert mtpc("catalog", "add", "gone.csv", cwd=tmp_path).returncode == 2
    (tmp_path / "empty.csv").write_text("family,name\n", "utf-8")
    assert mtpc("catalog", "add", "empty.csv", cwd=tmp_path).returncode == 1
    (tmp_path / "shop.csv").write_text("family,name,units,price\nrack,r,42,3\n", "utf-8")
    shop = mtpc("catalog", "add", "shop.csv", cwd=tmp_path)
    assert "the column price is of no kind of part" in shop.stderr
    assert "shop.csv:1:19" in shop.stderr
    table(tmp_path, ROWS[5:6])
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/zx-rack.toml").write_text("mine\n", "utf-8")
    assert mtpc("catalog", "add", "ours.csv", cwd=tmp_path).returncode == 2
    assert (tmp_path / "parts/zx-rack.toml").read_text("utf-8") == "mine\n"


def test_the_page_names_every_column() -> None:
    named = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs/adding-parts.md").read_text("utf-8")))
    columns = {name for kind in KINDS for name in columns_of(kind)} | set(OF_SOURCE)
    bases = {re.sub(rf"_({'|'.join(SIDES)})$", "", name) for name in columns}
    assert bases - {"count"} <= named | {"form_factor"}
