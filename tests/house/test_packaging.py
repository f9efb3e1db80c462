"""What is shipped is what is in the checkout, and it runs from a wheel as it does from a checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT, mtpc_anew, tree_files

pytestmark = pytest.mark.slow
CHECK = "import sys, mtpc, mtpc.cli; print(mtpc.__file__); sys.exit(mtpc.cli.run(sys.argv[1:]))"
SHIPPED = ("mtpc", "grammar", "templates")


def build_wheel(source: Path, target: Path, *, stamp: str = "1700000000") -> Path:
    """The wheel of a checkout, built by its own backend without asking any network."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=source,
        env={"SOURCE_DATE_EPOCH": stamp, "PATH": ""},
        capture_output=True,
        timeout=120,
        check=True,
    )
    (wheel,) = target.glob("*.whl")
    return wheel


def copied(target: Path) -> Path:
    """A copy of what the wheel is made of."""
    for path in tree_files():
        name = path.relative_to(ROOT)
        if name.parts[0] in SHIPPED or name.name in ("pyproject.toml", "README.md", "LICENSE"):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / name)
    return target


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(copied(tmp_path_factory.mktemp("source")), tmp_path_factory.mktemp("dist"))


def run_outside(path: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`mtpc` from a folder or zip of code, far from the checkout."""
    return subprocess.run(
        [sys.executable, "-c", CHECK, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(path), "PATH": "", "HOME": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_wheel_holds_the_files_of_the_checkout_and_no_others(wheel: Path) -> None:
    ours = {path.relative_to(ROOT).as_posix() for path in tree_files()}
    code = {name for name in ours if name.startswith("mtpc/")}
    data = {f"mtpc/{name}" for name in ours if name.startswith(("grammar/", "templates/"))}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert code
    assert data
    assert held == code | data


def test_the_wheel_carries_the_licence_and_the_command(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    points = next(name for name in names if name.endswith("entry_points.txt"))
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert zipfile.ZipFile(wheel).read(points).decode().split() == ["[console_scripts]", "mtpc", "=", "mtpc.cli:main"]


def test_two_builds_of_two_folders_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    again = build_wheel(copied(tmp_path / "elsewhere"), tmp_path / "dist")
    assert again.read_bytes() == wheel.read_bytes()


def unpacked(wheel: Path, target: Path) -> Path:
    """The wheel as an installer leaves it."""
    zipfile.ZipFile(wheel).extractall(target)
    return target


def test_it_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    path = unpacked(wheel, tmp_path / "site")
    folder = tmp_path / "place"
    folder.mkdir()
    for name in ("quickstart.mtp", "hall.mtp", "servers.csv"):
        shutil.copy(ROOT / "specs" / name, folder)
    done = run_outside(path, folder, "check", "quickstart.mtp")
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(path) in done.stdout
    done = run_outside(path, folder, "build", "quickstart.mtp", "-o", "out", "--today", "2026-11-20")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "out" / "patching.pdf").read_bytes().startswith(b"%PDF")
    assert run_outside(path, folder, "explain", "SYN103").returncode == 0


def test_documents_are_the_same_from_a_wheel_and_from_a_checkout(wheel: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "specs" / "quickstart.mtp", tmp_path)
    arguments = ("build", "quickstart.mtp", "--today", "2026-11-20", "-o")
    assert run_outside(unpacked(wheel, tmp_path / "site"), tmp_path, *arguments, "from-wheel").returncode == 0
    assert mtpc_anew(*arguments, "from-checkout", cwd=tmp_path).returncode == 0
    held = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "from-wheel", tmp_path / "from-checkout")
    ]
    assert held[0] == held[1]


def test_a_stranger_beside_the_package_is_not_taken_for_its_data(tmp_path: Path) -> None:
    """A wheel without templates must not read somebody else's `site-packages/templates`."""
    site = tmp_path / "site"
    shutil.copytree(ROOT / "mtpc", site / "mtpc", ignore=shutil.ignore_patterns("__pycache__"))
    (site / "templates").mkdir()
    code = "from mtpc.assets import asset_folder\nprint(asset_folder('templates'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(site)}, capture_output=True,
        encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "templates/ is missing from this installation" in done.stderr
