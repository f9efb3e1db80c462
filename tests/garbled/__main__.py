"""Garbled texts: `python -m tests.garbled READER [--runs 100000] [--seed 1] [--seconds 600]`.

Texts that a reader understands are changed, again and again; a change that makes code run which no text before made
run is kept and changed further. Every text must be read to its end, without an exception, within a time and a memory.
Prints those that are not, made small, and exits with 1 if there are any; `--keep` writes them into tests/data/garbled,
where the tests find them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.garbled import probes


def main() -> int:
    """Try as many texts as are asked for."""
    options = argparse.ArgumentParser(prog="python -m tests.garbled")
    options.add_argument("reader", help="what reads the texts")
    options.add_argument("--runs", type=int, default=100_000, help="how many texts")
    options.add_argument("--seed", type=int, default=1, help="which texts")
    options.add_argument("--seconds", type=float, default=3_600, help="stop after this time")
    options.add_argument("--keep", action="store_true", help="write what fails into tests/data/garbled")
    asked = options.parse_args()
    probes.install()
    from tests.garbled.readers import READERS, own_folder
    from tests.garbled.search import Search

    if asked.reader not in READERS:
        options.error(f"the readers are {', '.join(READERS)}")
    sys.path.insert(0, str(Path.cwd()))
    with TemporaryDirectory() as folder:
        own_folder(folder)
        search = Search(READERS[asked.reader], asked.seed)
        search.run(asked.runs, asked.seconds)
        sys.stdout.write(f"{asked.reader}: {search.report()}\n")
    for number, (why, text) in enumerate(search.failures.items()):
        sys.stdout.write(f"\n{why}\n{text!r}\n")
        if asked.keep:
            _keep(asked.reader, f"{asked.seed}-{number}", text)
    return 1 if search.failures else 0


def _keep(reader: str, name: str, text: str) -> None:
    from tests.support import ROOT

    folder = ROOT / "tests" / "data" / "garbled" / reader
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, "utf-8", "surrogatepass", newline="")


if __name__ == "__main__":
    sys.exit(main())
