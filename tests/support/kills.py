"""Commands that are killed at any moment, or find the disk full: what must be true afterwards, and of the next run."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.support import forked, mtpc
from tests.support.floors import TWO_RACKS

DAY = "2026-11-20"
MINE = "mine.txt"
_FLOOR = f"""{TWO_RACKS}optic sw[1..2].et-0/0/[0..9] : acme.q28-100g-sr4
trunk T1 : acme.trunk-144-12xmpo12-b-om4 at pp1.1.rear[1..12] -- pp2.1.rear[1..12] {{ length = 20m }}
"""
_CIRCUIT = (
    "circuit up{0}   : 100GBASE-SR4 at sw1.et-0/0/{0} -- sw2.et-0/0/{0} via any(T1) "
    "{{ cords = acme.patch-mpo12-b-om4; cord-length = 3m }}\n"
)
_SWITCH = """manufacturer: Example
model: SW 32
slug: example-sw
u_height: 1
interfaces:
  - name: swp1
    type: 100gbase-x-qsfp28
"""
Held = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Job:
    """A command that writes, and the project it is run in."""

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Path], object]


def _floor(folder: Path, *circuits: int) -> None:
    (folder / "x.mtp").write_text(_FLOOR + "".join(map(_CIRCUIT.format, circuits)), "utf-8")


def _built(folder: Path) -> None:
    _floor(folder, 1)
    assert mtpc(*_BUILD, cwd=folder).returncode == 0
    (folder / "out" / MINE).write_text("mine")
    _floor(folder, 1, 2)


def _imported(folder: Path) -> None:
    for number in "12":
        (folder / f"sw{number}.yaml").write_text(
            _SWITCH.replace("SW 32", f"SW {number}").replace("-sw", f"-sw{number}")
        )
    assert mtpc("import", "devicetype", "sw1.yaml", "-o", "parts", cwd=folder).returncode == 0
    (folder / "parts" / MINE).write_text("mine")


_BUILD = ("build", "x.mtp", "-o", "out", "--today", DAY)
JOBS = (
    Job("build", _BUILD, _built),
    Job("lock", ("lock", "x.mtp"), lambda folder: _floor(folder, 1)),
    Job("fmt", ("fmt", "x.mtp"), lambda folder: _floor(folder, 1)),
    Job("import", ("import", "devicetype", "sw1.yaml", "sw2.yaml", "-o", "parts"), _imported),
    Job("init", ("init", "p"), lambda folder: None),
    Job("baseline", ("check", "x.mtp", "--write-baseline", "known.toml"), lambda folder: _floor(folder, 1)),
)


class Rounds:
    """Rounds of one job in a folder: the project before it, and after it where nothing happens."""

    def __init__(self, job: Job, folder: Path) -> None:
        self._job, self._folder = job, folder
        self._origin = folder / "origin"
        self._origin.mkdir()
        job.prepare(self._origin)
        self.before = held(self._origin)
        place = self._copy("after")
        self.seconds = 0.0  # what the job took lately: machines are busy at times
        assert self._run(place) == 0
        self.after = held(place)
        self.largest = max(len(content) for name, content in self.after.items() if self.before.get(name) != content)

    def killed(self, number: int, chance: Random) -> str:
        """Kill the job at a random moment; asserts what must be true. Whether that was `old`, `new` or `between`."""
        place = self._copy(f"killed{number}")
        child = _start(self._job.command, place)
        time.sleep(chance.uniform(0, self.seconds * 1.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return self._settle(place)

    def full(self, number: int, size: int) -> str:
        """Run the job where no file may be larger than `size`; asserts what must be true."""
        place = self._copy(f"full{number}")
        child = _start(self._job.command, place, size)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, 2), f"exit code {code} at {size} bytes"
        assert not _work_folders(place), f"something is left behind at {size} bytes"
        assert held(place) == (self.after if code == 0 else self.before), f"{size} bytes"
        return self._settle(place)

    def beside(self, number: int, count: int) -> Counter[int]:
        """Run the job so many times at once; asserts that each file is new and nothing is left. The exit codes."""
        place = self._copy(f"beside{number}")
        children = [_start(self._job.command, place) for _ in range(count)]
        codes = Counter(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
        assert codes[0], f"none of {count} runs ends well"
        assert set(codes) <= {0, 2}, f"exit codes {dict(codes)}"
        assert held(place) == self.after, "a file is not whole"
        assert not _work_folders(place), f"{_work_folders(place)} is left behind"
        shutil.rmtree(place)
        return codes

    def _settle(self, place: Path) -> str:
        found = held(place)
        for name in {name.partition("/")[0] for name in found | self.before | self.after}:
            own = _below(found, name)
            assert own in (_below(self.before, name), _below(self.after, name)), f"{name} is neither old nor new"
        assert self._run(place) == 0 or self._job.name == "init"
        assert held(place) == self.after
        assert not _work_folders(place), f"the next run leaves {_work_folders(place)} behind"
        shutil.rmtree(place)
        return "old" if found == self.before else "new" if found == self.after else "between"

    def _run(self, place: Path) -> int:
        """Carry the job out, and note how long it takes; its exit code."""
        started = time.monotonic()
        code = mtpc(*self._job.command, cwd=place).returncode
        if code == 0:
            self.seconds = time.monotonic() - started
        return code

    def _copy(self, name: str) -> Path:
        return Path(shutil.copytree(self._origin, self._folder / name))


def _start(command: tuple[str, ...], place: Path, size: int | None = None) -> int:
    """A process that carries out a command, its number."""
    forked.warm_up()
    child = os.fork()
    if child == 0:
        if size is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        quiet = os.open(os.devnull, os.O_WRONLY)
        forked.become(command, place, {**os.environ, "NO_COLOR": "1"}, quiet, quiet)
    return child


def held(folder: Path) -> Held:
    """The files in a folder and below by name, without those of work folders."""
    files = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if ".mtpc-" not in name}


def _work_folders(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if ".mtpc-" in path.name]


def _below(files: Held, name: str) -> Held:
    return {file: content for file, content in files.items() if file.partition("/")[0] == name}
