"""mtpc.lock is written by build and lock, whole and last, and only if it changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtpc.delivery.look import Undeliverable
from mtpc.delivery.put_lock import with_lock
from tests.support import mtpc
from tests.support.floors import TWO_RACKS

FLOOR = f"""{TWO_RACKS}optic sw[1..2].et-0/0/[0..9] : acme.q28-100g-sr4
trunk T1 : acme.trunk-144-12xmpo12-b-om4 at pp1.1.rear[1..12] -- pp2.1.rear[1..12] {{ length = 20m }}
"""
CIRCUIT = (
    "circuit up{0} : 100GBASE-SR4 at sw1.et-0/0/{0} -- sw2.et-0/0/{0} via any(T1) "
    "{{ cords = acme.patch-mpo12-b-om4; cord-length = 3m }}\n"
)


def spec(folder: Path, *circuits: int, name: str = "x.mtp") -> Path:
    path = folder / name
    path.write_text(FLOOR + "".join(CIRCUIT.format(number) for number in circuits), "utf-8")
    return path


def locked(folder: Path) -> dict[str, str]:
    """Circuit -> leg, as the file has it."""
    lines = (folder / "mtpc.lock").read_text("utf-8").partition("[circuits]\n")[2].splitlines()
    return {line.split('"')[1]: line.split('"')[3] for line in lines}


def test_build_writes_the_lock_and_check_does_not(tmp_path: Path) -> None:
    spec(tmp_path, 1, 2)
    checked = mtpc("check", "x.mtp", cwd=tmp_path)
    assert checked.returncode == 0
    assert "mtpc.lock does not record the legs of 2 circuits yet" in checked.stderr
    assert not (tmp_path / "mtpc.lock").exists()
    assert mtpc("build", "x.mtp", "-o", "out", cwd=tmp_path).returncode == 0
    assert locked(tmp_path) == {"up1": "T1.1", "up2": "T1.2"}
    assert "not hold" not in mtpc("check", "x.mtp", "--locked", cwd=tmp_path).stderr


def test_locked_stops_and_names_what_would_change(tmp_path: Path) -> None:
    spec(tmp_path, 3)
    mtpc("lock", "x.mtp", cwd=tmp_path)
    before = (tmp_path / "mtpc.lock").read_bytes()
    spec(tmp_path, 1, 3)
    for command in (("check", "x.mtp"), ("build", "x.mtp", "-o", "out")):
        run = mtpc(*command, "--locked", cwd=tmp_path)
        assert run.returncode == 2
        assert "mtpc.lock would change: up1 is not recorded in it" in run.stderr
    assert (tmp_path / "mtpc.lock").read_bytes() == before
    assert not (tmp_path / "out").exists()
    assert mtpc("lock", "x.mtp", cwd=tmp_path).returncode == 0
    assert locked(tmp_path) == {"up1": "T1.2", "up3": "T1.1"}


def test_a_build_that_fails_leaves_the_lock_as_it_was(tmp_path: Path) -> None:
    path = spec(tmp_path, 1)
    mtpc("build", "x.mtp", "-o", "out", cwd=tmp_path)
    before = (tmp_path / "mtpc.lock").read_bytes()
    path.write_text(
        path.read_text("utf-8").replace("circuit up1", "circuit up0") + "cord nowhere -- pp1.1.12 : acme.x\n"
    )
    assert mtpc("build", "x.mtp", "-o", "out", cwd=tmp_path).returncode == 1
    assert mtpc("lock", "x.mtp", cwd=tmp_path).returncode == 1
    assert (tmp_path / "mtpc.lock").read_bytes() == before


def test_a_spec_that_is_not_named_keeps_its_legs(tmp_path: Path) -> None:
    (tmp_path / "plant.mtp").write_text(FLOOR, "utf-8")
    head = 'edition 2026\nuse "catalog:acme-fibre" as acme\n'
    for number in (1, 2):
        (tmp_path / f"c{number}.mtp").write_text(head + CIRCUIT.format(number), "utf-8")
    mtpc("lock", "plant.mtp", "c1.mtp", cwd=tmp_path)
    mtpc("lock", "plant.mtp", "c2.mtp", cwd=tmp_path)
    assert locked(tmp_path) == {"up1": "T1.1", "up2": "T1.2"}
    (tmp_path / "c1.mtp").unlink()
    mtpc("lock", "plant.mtp", "c2.mtp", cwd=tmp_path)
    assert locked(tmp_path) == {"up2": "T1.2"}


def test_the_lock_stands_in_the_folder_of_the_project_whatever_is_named_first(tmp_path: Path) -> None:
    (tmp_path / "plant").mkdir()
    (tmp_path / "links").mkdir()
    (tmp_path / "plant" / "p.mtp").write_text(FLOOR, "utf-8")
    head = 'edition 2026\nuse "catalog:acme-fibre" as acme\n'
    (tmp_path / "links" / "c.mtp").write_text(head + CIRCUIT.format(1), "utf-8")
    mtpc("lock", "plant/p.mtp", "links/c.mtp", cwd=tmp_path)
    assert mtpc("check", "links/c.mtp", "plant/p.mtp", "--locked", cwd=tmp_path).returncode == 0
    assert '"links/c.mtp",' in (tmp_path / "mtpc.lock").read_text("utf-8")
    # a settings file says where the project is
    (tmp_path / "mtpc.lock").unlink()
    (tmp_path / "mtpc.toml").write_text("", "utf-8")
    (tmp_path / "links" / "c.mtp").write_text(head + 'use "../plant/p.mtp"\n' + CIRCUIT.format(1), "utf-8")
    assert mtpc("lock", "c.mtp", cwd=tmp_path / "links").returncode == 0
    assert locked(tmp_path) == {"up1": "T1.1"}


def test_a_plant_where_nobody_chooses_gets_no_lock_by_itself(tmp_path: Path) -> None:
    spec(tmp_path)
    assert mtpc("build", "x.mtp", "-o", "out", "--locked", cwd=tmp_path).returncode == 0
    assert not (tmp_path / "mtpc.lock").exists()
    mtpc("lock", "x.mtp", cwd=tmp_path)
    assert '"acme-fibre" = { version = ' in (tmp_path / "mtpc.lock").read_text("utf-8")


def test_documents_may_stand_in_the_folder_of_the_lock(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    spec(tmp_path / "p", 1)
    for _ in range(2):
        assert mtpc("build", "p/x.mtp", "-o", "p", cwd=tmp_path).returncode == 0
        assert locked(tmp_path / "p") == {"up1": "T1.1"}
    assert not [name for name in os.listdir(tmp_path / "p") if name.startswith(".mtpc")]


# ---- the file by itself


def test_nothing_is_written_where_the_block_fails(tmp_path: Path) -> None:
    path = tmp_path / "mtpc.lock"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), with_lock(str(path), b"old", b"new"):
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["mtpc.lock"]


def test_a_file_that_was_changed_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "mtpc.lock"
    ran = False
    path.write_bytes(b"theirs")
    with pytest.raises(Undeliverable, match="was changed while it was read"), with_lock(str(path), b"old", b"new"):
        ran = True
    assert not ran
    path.write_bytes(b"old")
    with pytest.raises(Undeliverable, match="was changed"), with_lock(str(path), b"old", b"new"):
        path.write_bytes(b"theirs")
    assert path.read_bytes() == b"theirs"


def test_a_folder_in_the_way_is_told_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "mtpc.lock").mkdir()
    with pytest.raises(Undeliverable, match="not a file"), with_lock(str(tmp_path / "mtpc.lock"), None, b"new"):
        raise AssertionError


def test_a_circuit_that_is_gone_is_named_before_its_leg_is_lost(tmp_path: Path) -> None:
    path = spec(tmp_path, 1, 2, 3)
    mtpc("lock", "x.mtp", cwd=tmp_path)
    held = (tmp_path / "mtpc.lock").read_bytes()
    text = path.read_text("utf-8")
    path.write_text(text.replace("circuit up2", "circuit west2").replace("circuit up3", "circuit west3"), "utf-8")
    told = "2 circuits of mtpc.lock are gone: up2, up3; "
    checked = mtpc("check", "x.mtp", cwd=tmp_path)
    assert (checked.returncode, told + "`moved up2 -> …` keeps their legs" in checked.stderr) == (0, True)
    assert mtpc("check", "x.mtp", "--locked", cwd=tmp_path).returncode == 2
    path.write_text(path.read_text("utf-8") + "moved [up2, up3] -> [west2, west3]\n", "utf-8")
    assert "gone" not in mtpc("check", "x.mtp", cwd=tmp_path).stderr
    path.write_text(text.replace("circuit up2", "circuit west2"), "utf-8")
    told = "1 circuit of mtpc.lock is gone: up2; with the old mtpc.lock restored, `moved up2 -> …` keeps its leg"
    for command in (("lock", "x.mtp"), ("build", "x.mtp", "-o", "out")):
        (tmp_path / "mtpc.lock").write_bytes(held)
        assert told in mtpc(*command, cwd=tmp_path).stderr


def test_a_circuit_of_a_spec_that_is_not_named_is_not_gone(tmp_path: Path) -> None:
    spec(tmp_path, 1)
    other = tmp_path / "y.mtp"
    other.write_text(CIRCUIT.format(2), "utf-8")
    mtpc("lock", "x.mtp", "y.mtp", cwd=tmp_path)
    assert "gone" not in mtpc("check", "x.mtp", cwd=tmp_path).stderr
