"""`python -m tests.bench`: how fast and how big, as a table of ratios in one run. Nothing is asserted.

Start-up is measured on a copy of mtpc that is installed and byte-compiled, as users have it. Whole processes, wall
time, the middle of several runs in turn.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import specs
from tests.support import ROOT

Row = tuple[str, str, str]


def install(folder: Path) -> dict[str, str]:
    """Environment in which mtpc is an installed, compiled package, with a cache folder of its own."""
    site = folder / "site"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(site)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(site)], check=True)
    return {**os.environ, "PYTHONPATH": str(site), "XDG_CACHE_HOME": str(folder / "cache"), "NO_COLOR": "1"}


def run(command: list[str], environment: dict[str, str], cwd: Path) -> tuple[float, int]:
    """Seconds and exit code of a process."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)
    return time.perf_counter() - started, done.returncode


def program(*arguments: str) -> list[str]:
    """What the installed script does."""
    return [sys.executable, "-c", "from mtpc.cli import main; main()", *arguments]


def in_turn(commands: list[list[str]], environment: dict[str, str], cwd: Path, times: int) -> list[float]:
    """The middle time of each command, taken A B A B."""
    took: list[list[float]] = [[] for _ in commands]
    for command in commands:
        run(command, environment, cwd)  # fills caches
    for _ in range(times):
        for number, command in enumerate(commands):
            seconds, code = run(command, environment, cwd)
            assert code == 0, command
            took[number].append(seconds)
    return [statistics.median(each) for each in took]


def start_up(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """Checking the quickstart against importing what it needs anyway."""
    libraries = [sys.executable, "-c", "import click, lark"]
    quickstart = program("check", str(ROOT / "specs" / "quickstart.mtp"))
    bare, checked = in_turn([libraries, quickstart], environment, folder, 21)
    yield (
        "check quickstart / import click, lark",
        f"{checked / bare:.2f}",
        f"{checked * 1e3:.0f} / {bare * 1e3:.0f} ms, aim 1.8",
    )


def growth(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """Flat links: ten times as many."""
    took = []
    (folder / "mtpc.toml").write_text("[limits]\nstatements = 1_000_000\n", "utf-8")
    for count in (10_000, 100_000):
        (folder / f"flat{count}.mtp").write_text(specs.flat_links(count), "utf-8")
        took.append(in_turn([program("check", f"flat{count}.mtp")], environment, folder, 3 if count < 50_000 else 1)[0])
    yield "check 100k flat links / 10k", f"{took[1] / took[0]:.1f}", f"{took[1]:.1f} / {took[0]:.2f} s, aim 11"


def jobs(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """Whole jobs in seconds."""
    (hall,) = in_turn([program("check", str(ROOT / "specs" / "hall.mtp"))], environment, folder, 5)
    yield "check the hall", f"{hall:.2f} s", "aim 1 s"
    (cluster,) = in_turn([program("check", str(ROOT / "specs" / "cluster.mtp"))], environment, folder, 5)
    yield "check the cluster, 8,192 circuits", f"{cluster:.2f} s", "aim 2 s"
    (folder / "thousand.mtp").write_text(specs.circuits(1000), "utf-8")
    (built,) = in_turn([program("build", "thousand.mtp", "-o", "out", "--today", "2026-11-20")], environment, folder, 3)
    yield "build 1,000 circuits, all documents", f"{built:.2f} s", "aim 3 s"


def many_shapes(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """Ten thousand circuits made in fifty ways: judging them against building their model."""
    built, checked = map(float, _measured("shapes", "10_000, 50", environment, folder))
    title = "trace and judge 10,000 circuits, 50 shapes"
    yield title, f"{checked / built:.2f}", f"of building the model: {checked:.2f} / {built:.2f} s, aim 2"


def page_table(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """A cut sheet of 10,000 rows as PDF: seconds of the processor, and the peak of the whole process."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.bench.cut_sheet import measure\n"
        "print('%.2f s, %.0f MB' % measure(10_000))"
    )
    said = _own_process(code, environment, folder)
    yield "cut-sheet PDF of 10,000 rows", said.strip(), "aim 2 s, 150 MB"


def drawings(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """A circuit, and all racks of the hall from both sides, as SVG."""
    circuit, racks = map(
        float, _measured("drawings", "root + '/specs/quickstart.mtp', root + '/specs/hall.mtp'", environment, folder)
    )
    yield "draw the channel of a circuit", f"{circuit * 1e3:.1f} ms", "aim 5 ms"
    yield "draw the 32 racks of the hall", f"{racks:.2f} s", "aim 1 s"


def ordering(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """What is ordered of whom, for 100,000 assemblies: seconds of the processor."""
    _, seconds = _measured("orders", "100_000", environment, folder)
    yield "resolve and order 100,000 assemblies", f"{float(seconds):.2f} s", "of the processor, aim 3 s"


def _measured(module: str, arguments: str, environment: dict[str, str], folder: Path) -> list[str]:
    """What `measure` of a module of this folder gives, in a process of its own; `root` is that of the project."""
    code = (
        "import sys; root = sys.argv[1]; sys.path.insert(0, root)\n"
        f"from tests.bench.{module} import measure\n"
        f"print(*measure({arguments}))"
    )
    return _own_process(code, environment, folder).split()


def _own_process(code: str, environment: dict[str, str], folder: Path) -> str:
    """What a program prints, else the last line of its complaint."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout or done.stderr.strip().splitlines()[-1]


def main() -> None:
    """Print the table, a row as soon as it is known."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = install(folder)
        for measure in (start_up, growth, jobs, many_shapes, page_table, drawings, ordering):
            for title, figure, remark in measure(environment, folder):
                sys.stdout.write(f"{title:<42}{figure:>18}   {remark}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
