"""Several files are one floor: each read once, aliases its own, no way out of the project's folder."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from mtpc import opening
from mtpc.model.sources.spec_files import SpecReader, Unreadable
from mtpc.pipeline import compile_paths, compile_texts
from mtpc.result import Result
from mtpc.settings import Limits

USE = 'edition 2026\nuse "catalog:acme-fibre" as acme\n'
RACK = f"{USE}rack R[1..2] : acme.rack-42u\n"
HERE = {"floor.mtp": f'{USE}use "./plant.mtp"\npanel p : acme.panel-4slot at R1.U42\n'}


def said(result: Result) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in result.diagnostics]


def racks(result: Result) -> list[str]:
    return sorted(rack.name for rack in result.plant.site.racks)


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_toml", ".toml").replace("_mtp", ".mtp")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_a_used_spec_is_part_of_the_floor_and_its_findings_are_told_in_it(tmp_path: Path) -> None:
    written(tmp_path, plant_mtp=f"{RACK}rack S : acme.rack-43u\n", floor_mtp=HERE["floor.mtp"])
    result = compile_paths([tmp_path / "floor.mtp"])
    assert racks(result) == ["R1", "R2"]
    (found,) = result.diagnostics
    assert found.code == "REF105"
    assert found.span is not None
    assert found.span.path.endswith("plant.mtp")


def test_texts_in_memory_may_use_each_other_and_what_is_on_disk(tmp_path: Path) -> None:
    written(tmp_path, plant_mtp=RACK)
    assert compile_texts(HERE, tmp_path).diagnostics == ()
    assert compile_texts(HERE | {"plant.mtp": RACK}, tmp_path / "nowhere").diagnostics == ()


def test_a_file_that_is_used_twice_and_named_is_read_once(tmp_path: Path) -> None:
    written(tmp_path, plant_mtp=RACK, floor_mtp=HERE["floor.mtp"], other_mtp=f'{USE}use "././plant.mtp"\n')
    os.symlink(tmp_path / "plant.mtp", tmp_path / "linked.mtp")
    result = compile_paths([tmp_path / name for name in ("plant.mtp", "floor.mtp", "other.mtp", "linked.mtp")])
    assert said(result) == []
    assert racks(result) == ["R1", "R2"]


@pytest.mark.parametrize("name", ["dump.out", "dump.txt", "parts.toml", "dump"])
def test_a_file_of_another_kind_is_no_missing_folder(tmp_path: Path, name: str) -> None:
    """Case wor-08 of the trials: the file is there, and its kind cannot be read."""
    (tmp_path / name).write_text("a b\n", "utf-8")
    (found,) = compile_texts({"x.mtp": f'edition 2026\nuse "./{name}" as t\n'}, tmp_path).diagnostics
    assert (found.code, found.message) == ("REF108", f"./{name} is a file of a kind that cannot be read")
    assert "tables end in .csv or .xlsx" in found.help


def test_aliases_are_private_to_their_file() -> None:
    texts = {"floor.mtp": 'edition 2026\nuse "./plant.mtp"\nrack S : acme.rack-42u\n', "plant.mtp": RACK}
    assert [code for code, _ in said(compile_texts(texts))] == ["REF108"]


@pytest.mark.parametrize("use", ['use "./hall" as hall', 'use "./hall/one.mtp" as hall'])
def test_templates_of_a_used_file_or_folder_have_its_alias(use: str) -> None:
    pods = f"{USE}template pod($n : number) {{ rack P[$n] : acme.rack-42u }}\n"
    floor = f"edition 2026\n{use}\napply hall.pod(7)\n"
    assert racks(compile_texts({"floor.mtp": floor, "hall/one.mtp": pods, "hall/two.mtp": RACK})) == ["P7", "R1", "R2"]


def test_a_folder_is_all_its_specs_and_not_those_below_it(tmp_path: Path) -> None:
    more = {"hall__b_mtp": RACK, "hall__a_mtp": f"{USE}rack A : acme.rack-42u\n", "hall__old__c_mtp": RACK}
    written(tmp_path, floor_mtp=f'{USE}use "./hall"\n', **more)
    assert racks(compile_paths([tmp_path / "floor.mtp"])) == ["A", "R1", "R2"]
    assert racks(compile_paths([tmp_path / "hall"])) == ["A", "R1", "R2"]
    assert racks(compile_paths([tmp_path / "hall", tmp_path / "hall" / "a.mtp"])) == ["A", "R1", "R2"]


def test_a_folder_without_specs_cannot_be_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"without a \.mtp file"):
        compile_paths([tmp_path])


def test_a_folder_of_both_gives_specs_and_parts(tmp_path: Path) -> None:
    parts = Path(__file__).resolve().parents[3] / "specs" / "parts"
    records = {f"hall__{path.stem}_toml": path.read_text("utf-8") for path in parts.glob("*.toml")}
    floor = f'{USE}use "./hall" as hall\npanel p : acme.panel-4slot at R1.U42\ncassette p.1 : hall.zx-6lc-centre\n'
    written(tmp_path, floor_mtp=floor, hall__racks_mtp=RACK, **records)
    assert said(compile_paths([tmp_path / "floor.mtp"])) == []


def test_files_that_use_each_other_are_told_once_and_still_a_floor() -> None:
    texts = {
        "a.mtp": f'{RACK}use "./b.mtp"\n',
        "b.mtp": 'edition 2026\nuse "./c.mtp"\n',
        "c.mtp": 'edition 2026\nuse "./a.mtp"\n',
    }
    result = compile_texts({"a.mtp": texts.pop("a.mtp"), **texts})
    assert said(result) == [("REF116", "files use each other: a.mtp uses b.mtp uses c.mtp uses a.mtp")]
    assert racks(result) == ["R1", "R2"]


def test_a_missing_file_is_told_with_near_names_and_the_way_to_it(tmp_path: Path) -> None:
    written(
        tmp_path,
        floor_mtp='edition 2026\nuse "./plant.mtp"\n',
        plant_mtp='edition 2026\nuse "./rakcs.mtp"\n',
        racks_mtp=RACK,
    )
    (found,) = compile_texts({"floor.mtp": 'edition 2026\nuse "./plant.mtp"\n'}, tmp_path).diagnostics
    assert (found.code, found.message) == ("REF115", "there is no file rakcs.mtp")
    assert found.help == "a file with a similar name exists: racks.mtp"
    assert found.notes == ("floor.mtp uses plant.mtp",)


# ---- the project's folder ---------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["../plant.mtp", "sub/../../plant.mtp", "linked.mtp", "linked/plant.mtp", "{abs}"])
@pytest.mark.parametrize("ending", ["plant.mtp", "plant.csv", ""])
def test_no_path_leaves_the_project(tmp_path: Path, target: str, ending: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "plant.mtp").write_text(RACK)
    (tmp_path / "plant.csv").write_text("name\nR1\n")
    os.symlink(tmp_path / "plant.mtp", inner / "linked.mtp")
    os.symlink(tmp_path / "plant.csv", inner / "linked.csv")
    os.symlink(tmp_path, inner / "linked")
    path = target.replace("plant.mtp", ending).replace("{abs}", f"{tmp_path}/{ending}")
    path = path.replace(".mtp", ".csv") if ending.endswith("csv") else path
    (inner / "floor.mtp").write_text(f'edition 2026\nuse "{path}" as t\n')
    assert [code for code, _ in said(compile_paths([inner / "floor.mtp"]))] == ["REF117"]


def test_what_lies_beyond_may_be_allowed(tmp_path: Path) -> None:
    floor = f'{USE}use "../shared/plant.mtp"\n'
    written(tmp_path, hall__floor_mtp=floor, shared__plant_mtp=RACK)
    assert [code for code, _ in said(compile_paths([tmp_path / "hall" / "floor.mtp"]))] == ["REF117"]
    written(tmp_path, hall__mtpc_toml='[project]\noutside = ["../shared"]\n')
    reader = SpecReader(trust=True)
    assert racks(compile_paths([tmp_path / "hall" / "floor.mtp"], reader=reader)) == ["R1", "R2"]


def test_a_project_file_above_makes_its_folder_the_project(tmp_path: Path) -> None:
    written(tmp_path, hall__floor_mtp=f'{USE}use "../shared/plant.mtp"\n', shared__plant_mtp=RACK, mtpc_toml="")
    assert racks(compile_paths([tmp_path / "hall" / "floor.mtp"])) == ["R1", "R2"]


def test_specs_named_together_have_their_common_folder(tmp_path: Path) -> None:
    written(tmp_path, hall__floor_mtp=f'{USE}use "../shared/plant.mtp"\n', shared__plant_mtp=RACK)
    result = compile_paths([tmp_path / "hall" / "floor.mtp", tmp_path / "shared" / "plant.mtp"])
    assert said(result) == []


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), os.mkfifo, lambda path: path.write_bytes(b"\xff\xfe")])
@pytest.mark.parametrize("name", ["x.mtp", "x.csv"])
def test_what_is_no_text_file_is_a_finding(tmp_path: Path, make: object, name: str) -> None:
    assert callable(make)
    make(tmp_path / name)
    (code,) = [
        one.code for one in compile_texts({"floor.mtp": f'edition 2026\nuse "{name}" as t\n'}, tmp_path).diagnostics
    ]
    assert code == ("REF115" if name.endswith("mtp") else "REF109")


# ---- settings -----------------------------------------------------------------------------------------


def test_limits_are_what_the_project_sets() -> None:
    texts = {"floor.mtp": "edition 2026\nfor $i in 1..30 { room r[$i] }\n", "mtpc.toml": "[limits]\nturns = 20\n"}
    (found,) = compile_texts(texts).diagnostics
    assert (found.code, found.message) == ("TYP107", "loops and named ranges run more than 20 times")
    assert "`turns`" in found.help
    assert compile_texts(texts | {"mtpc.toml": "[limits]\nturns = 30\n"}).diagnostics == ()


def test_more_files_than_the_limit_are_told(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"f{number}.mtp").write_text("edition 2026\n")
    texts = {"floor.mtp": 'edition 2026\nuse "."\n', "mtpc.toml": "[limits]\nfiles = 3\n"}
    (found,) = compile_texts(texts, tmp_path).diagnostics
    assert (found.code, found.message) == ("TYP107", "this model is made of more than 3 files")


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("[limits]\nrow = 5\n", "[limits] has no setting row", 2),
        ("[limits]\nrows = 0\n", "rows is a whole number from 1", 2),
        ("[limits]\nrows = true\n", "rows is a whole number from 1", 2),
        ("[project]\n\noutside = '..'\n", "outside is a list of folders, each in quotes", 3),
        ("[project]\noutside = ['no-such-folder']\n", "there is no folder no-such-folder", 2),
        ("[project]\noutside = ['\\u0000']\n", "there is no folder \\u0000", 2),
        ("[projct]\n", "mtpc.toml has no section projct", 1),
        ("limits = 3\n", "mtpc.toml has no section limits", 1),
        ("[limits]\nrows = \n", "mtpc.toml is not TOML", 2),
    ],
)
def test_a_setting_that_cannot_be_is_told_at_its_line(text: str, message: str, line: int) -> None:
    result = compile_texts({"floor.mtp": "edition 2026\n", "mtpc.toml": text})
    (found,) = result.diagnostics
    assert found.code == "REF119"
    assert found.message.startswith(message)
    assert found.span is not None
    assert result.sources["mtpc.toml"].line_column(found.span.start)[0] == line


def test_every_limit_is_described_with_its_value() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "settings.md").read_text("utf-8")
    limits = Limits()
    for name in Limits.__dataclass_fields__:
        assert f"| `{name}` | {getattr(limits, name):,} |" in page


def test_settings_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, mtpc_toml="[limits]\nrows = 5\n", a_mtp="edition 2026\n", hall__b_mtp="edition 2026\n")
    opened: list[str] = []
    monkeypatch.setattr(opening, "os", Opening(opened))
    result = compile_paths([tmp_path / "a.mtp", tmp_path / "hall" / "b.mtp"])
    assert result.diagnostics == ()
    assert sorted(opened) == ["a.mtp", "b.mtp", "mtpc.toml"]


class Opening:
    """The module `os`, which notes what is opened."""

    def __init__(self, opened: list[str]) -> None:
        self._opened = opened

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def open(self, path: str | Path, flags: int) -> int:
        """As `os.open`."""
        self._opened.append(Path(path).name)
        return os.open(path, flags)


# ---- pins ---------------------------------------------------------------------------------------------


def test_a_pinned_file_is_the_one_that_was_reviewed(tmp_path: Path) -> None:
    written(tmp_path, plant_mtp=RACK)
    digest = hashlib.sha256(RACK.encode()).hexdigest()
    spec = f'edition 2026\nuse "./plant.mtp" {{ digest = "sha256:{digest}" }}\n'
    assert compile_texts({"floor.mtp": spec}, tmp_path).diagnostics == ()
    (tmp_path / "plant.mtp").write_text(f"{RACK}# more\n")
    (found,) = compile_texts({"floor.mtp": spec}, tmp_path).diagnostics
    now = hashlib.sha256(f"{RACK}# more\n".encode()).hexdigest()
    assert found.code == "REF118"
    assert digest[:12] in found.message
    assert now[:12] in found.message
    assert now in found.help


@pytest.mark.parametrize("target", ["catalog:acme-fibre", "./parts", "./hall"])
def test_catalogues_and_folders_can_be_pinned(target: str) -> None:
    texts = {
        "floor.mtp": f'edition 2026\nuse "{target}" as x {{ digest = "sha256:{"0" * 64}" }}\n',
        "hall/a.mtp": "edition 2026\n",
    }
    base = Path(__file__).resolve().parents[3] / "specs"
    (found,) = compile_texts(texts, base).diagnostics
    assert found.code == "REF118"
    (right,) = [edit.text for fix in found.fixes for edit in fix.edits]
    pinned = texts["floor.mtp"].replace(f'"sha256:{"0" * 64}"', right)
    assert compile_texts(texts | {"floor.mtp": pinned}, base).diagnostics == ()


def test_only_a_catalogue_has_a_version() -> None:
    found = compile_texts(
        {"a.mtp": 'edition 2026\nuse "./b.mtp" version "2" as b\n', "b.mtp": "edition 2026\n"}
    ).diagnostics
    assert [one.code for one in found] == ["TYP110"]
