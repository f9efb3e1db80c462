"""Texts that were changed at random, and those that once failed, are read to their end."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.garbled.changes import changed
from tests.garbled.readers import READERS, own_folder
from tests.support import ROOT

TEXTS = {"parse": 100, "lock": 100, "import": 30, "build": 2}
TEXTS_OF_OTHERS = 15


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    own_folder(str(tmp_path))


@pytest.mark.parametrize("name", READERS)
def test_a_garbled_text_is_read_to_its_end(name: str) -> None:
    reader, dice = READERS[name], Random(29)
    seeds = list(reader.seeds())
    assert seeds
    for _ in range(TEXTS.get(name, TEXTS_OF_OTHERS)):
        reader.read(changed(dice, dice.choice(seeds), seeds))


KEPT = sorted((ROOT / "tests" / "data" / "garbled").glob("*/*.txt"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_text_that_once_failed_is_read_to_its_end(path: Path) -> None:
    with path.open(encoding="utf-8", errors="surrogatepass", newline="") as file:
        READERS[path.parent.name].read(file.read())
