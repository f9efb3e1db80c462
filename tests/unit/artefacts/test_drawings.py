"""Drawings as files: well-formed, self-contained, to scale, and the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from ezdxf.document import Drawing as Document
from ezdxf.entities.lwpolyline import LWPolyline
from ezdxf.entities.text import Text
from ezdxf.filemanagement import read

from mtpc.artefacts._artefact import emit
from mtpc.artefacts._file_names import drawing_names
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from tests.support import ROOT, mtpc_anew
from tests.support.floors import HEAD
from tests.unit.artefacts.test_documents import files

SVG = "{http://www.w3.org/2000/svg}"
KEPT = ROOT / "tests" / "golden" / "room"
ROOM = (
    f"{HEAD}room H\nrow A at H {{ offset = 0m }}\nrow B at H {{ offset = 2.4m }}\n"
    "rack A[1..3] : acme.rack-42u at A { row-origin = 0m; pitch = 600mm; depth = 1.2m }\n"
    "rack B[1..2] : acme.rack-48u at B { row-origin = 0m; pitch = 800mm }\n"
    "tray over-a at A1 -- A3 { drop = 0.5m }\ntray across at A1 -- B1 { drop = 0.5m }\n"
)
ISSUE = Issue(today="2026-11-20", tool_version="0", spec_digests=())
HOSTILE = [
    "<script>alert(1)</script>", "\"'&]]>", "\u05e9\u05dc\u05d5\u05dd", "x" * 300, "%%c^J\\U+0041", "\x00\x07\u202e",
    "../../x", "con", "\ud83d\ude00",
]  # fmt: skip


@cache
def room() -> dict[str, bytes]:
    return emit(compile_texts({"x.mtp": ROOM}).plant, ISSUE, {"drawings"})


def test_what_is_drawn_of_a_room() -> None:
    racks = [f"drawings/rack-{name}.svg" for name in ("A1", "A2", "A3", "B1", "B2")]
    room_files = ["drawings/room-H.dxf", "drawings/room-H.svg"]
    assert list(room()) == ["drawings.html", "drawings.pdf", *racks, *room_files, "manifest.json"]


@pytest.mark.parametrize("name", ["room-H.svg", "room-H.dxf", "rack-A1.svg"])
def test_drawings_are_what_was_kept(name: str, update: bool) -> None:
    """Of the DXF what mtpc draws; what the library writes around it is its own."""
    made = re.sub(rb"model [0-9a-f]{12}", b"model", room()[f"drawings/{name}"])
    made = made.partition(b"\nENTITIES\n")[2].partition(b"ENDSEC")[0] or made
    if update:
        KEPT.mkdir(exist_ok=True)
        (KEPT / name).write_bytes(made)
    assert made == (KEPT / name).read_bytes()


# ---- SVG


def hostile() -> dict[str, bytes]:
    quoted = [f'rack "{name}" : acme.rack-42u at H' for name in ("<script>alert(1)</script>", "'&]]>", "x" * 300)]
    spec = f'{HEAD}project "</title><b>&" {{ revision = "\\u202e" }}\nroom H\n' + "\n".join(quoted) + "\n"
    return emit(compile_texts({"x.mtp": spec}).plant, ISSUE, {"drawings"})


def test_hostile_names_are_text_and_nothing_else() -> None:
    for made in (hostile(), files(hostile=True)):
        drawn = {name: data for name, data in made.items() if name.endswith(".svg")}
        assert drawn
        for name, data in drawn.items():
            assert re.fullmatch(r"drawings/(room|rack)-[A-Za-z0-9._-]+\.svg", name)
            root = ElementTree.fromstring(data)
            assert root.tag == f"{SVG}svg"
            tags = {element.tag for element in root.iter()}
            assert tags <= {f"{SVG}{tag}" for tag in ("svg", "g", "rect", "path", "circle", "text", "title", "desc")}
            assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", data.decode())


def test_an_svg_says_what_it_shows_and_loads_nothing() -> None:
    text = room()["drawings/rack-A1.svg"].decode()
    root = ElementTree.fromstring(text)
    assert (root.get("role"), root.get("aria-label")) == ("img", "Rack A1")
    title, about = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert title == "Rack A1"
    assert about == (
        "Rack A1 (H, row A) from the front and from the rear: 42 units, 0 devices and panels in 0 of them, "
        "0 without a unit"
    )
    assert (root.get("width"), root.get("height")) == ("210mm", "297mm")
    assert not re.search(r"href|url\(|@import|<script|<style|on\w+=", text)
    assert text.count("http") == 1  # the name of the language


def test_no_two_things_have_one_file() -> None:
    names = ["A01", "a01", "A01.", "../x", "", "x" * 300, *HOSTILE]
    made = drawing_names("rack", names)
    assert made["A01"] == "rack-A01"
    assert len({name.casefold() for name in made.values()}) == len(set(names))
    assert all(re.fullmatch(r"rack-[A-Za-z0-9._-]{1,80}", name) for name in made.values())


# ---- DXF


def opened() -> Document:
    return read(io.StringIO(room()["drawings/room-H.dxf"].decode()))


def test_a_dxf_is_opened_again_without_errors() -> None:
    audit = opened().audit()
    assert (audit.errors, audit.fixes) == ([], [])


def test_a_dxf_is_in_millimetres_on_layers() -> None:
    document = opened()
    assert document.header["$INSUNITS"] == 4
    counts = Counter((entity.dxf.layer, entity.dxftype()) for entity in document.modelspace())
    assert counts["racks", "LWPOLYLINE"] == 2 * 5
    assert counts["trays", "LWPOLYLINE"] == 2
    assert counts["text", "TEXT"] == 5
    assert counts["rows", "TEXT"] == 2
    assert {layer for layer, _ in counts} <= {layer.dxf.name for layer in document.layers}


def test_a_rack_stands_in_the_dxf_where_the_spec_says() -> None:
    """B2 stands 800 mm along its row, 2.4 m across; 800 mm wide by its pitch; 1 m deep, as its depth is not stated."""
    lines = (entity for entity in opened().modelspace() if isinstance(entity, LWPolyline))
    corners = {tuple((round(x), round(y)) for x, y in line.get_points("xy")) for line in lines}
    assert ((400, -3400), (400, -2400), (1200, -2400), (1200, -3400)) in corners
    assert ((-300, -1200), (-300, 0), (300, 0), (300, -1200)) in corners  # A1, 1.2 m deep


def test_texts_are_no_commands_of_the_format() -> None:
    from mtpc.artefacts.formats.dxf import as_dxf
    from mtpc.drawing.letters import words
    from mtpc.drawing.shapes import Drawing, GroundScale

    items = tuple(words((0, 10 * row), name, 3) for row, name in enumerate(HOSTILE))
    made = as_dxf(Drawing("x\n0\nEOF", "", 100, 100, items, GroundScale(100, (0, 0))))
    document = read(io.StringIO(made.decode()))
    assert document.audit().errors == []
    shown = [text.plain_text() for text in document.modelspace() if isinstance(text, Text)]
    assert shown[0] == "<script>alert(1)</script>"
    assert shown[4].startswith("%%c^J")


def test_the_library_reads_and_writes_nothing_of_the_user(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "ezdxf.ini").write_text("[core]\nwrite_fixed_meta_data_for_testing = maybe\n\xff", "latin-1")
    (tmp_path / "x.mtp").write_text(ROOM)
    environment = {"HOME": str(home), "XDG_CACHE_HOME": str(home), "EZDXF_CONFIG_FILE": str(tmp_path / "ezdxf.ini")}
    done = mtpc_anew("build", "x.mtp", "-o", "out", "--only", "drawings", "-q", cwd=tmp_path, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not list(home.rglob("ezdxf*"))
    made = (tmp_path / "out/drawings/room-H.dxf").read_bytes()
    assert made == room()["drawings/room-H.dxf"]


def test_the_same_bytes_under_every_hash_seed() -> None:
    program = (
        "import hashlib, json; from tests.unit.artefacts.test_drawings import room; "
        "print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in room().items()}))"
    )
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in room().items()}
    for seed in ("0", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        made = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert json.loads(made.stdout) == digests


# ---- pages


def test_the_pdf_has_a_sheet_for_each_drawing_after_its_contents() -> None:
    pages = pypdf.PdfReader(io.BytesIO(room()["drawings.pdf"])).pages
    heads = [page.extract_text().split("\n")[0] for page in pages[1:]]
    assert heads == ["Room H", *(f"Rack {name}" for name in ("A1", "A2", "A3", "B1", "B2"))]
    sizes = [tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in pages]
    assert sizes == [(297, 210)] * 2 + [(210, 297)] * 5
    assert "page 7 of 7" in pages[6].extract_text()


def test_the_html_holds_every_drawing_and_loads_nothing() -> None:
    text = room()["drawings.html"].decode()
    assert text.count("<svg ") == 6
    assert not re.search(r"(src|href)=\"(?!#)", text)
    assert "<script" not in text
