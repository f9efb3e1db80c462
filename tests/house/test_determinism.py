"""The same spec gives the same bytes: on every machine, in every folder, locale and time zone, with every hash seed."""

from __future__ import annotations

import hashlib
import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.support import DOCUMENTS, ROOT, SPECS, mtpc_anew

PATIENCE_S = 240  # the cluster has 8,192 cords to cut, label and patch
LARGE = "cluster"  # its documents alone are compared
ASKED = [("check", "--output-format", "json"), ("trace", "--format", "json")]
PLACES = [
    ("a", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "LANG": "C"}),
    ("b/with space", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Chatham", "LC_ALL": "C.utf8", "LANG": "C.utf8"}),
    ("a", {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "de_DE.utf8", "LANG": "tr_TR.utf8"}),
]


run = partial(mtpc_anew, patience_s=PATIENCE_S)


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


# Sets of two or three things need three seeds to be told apart for sure, sets of thousands two.
SITES = [
    pytest.param(
        path,
        PLACES[:2] if path.stem == LARGE else PLACES,
        id=path.stem,
        marks=[] if path.stem == "quickstart" else [pytest.mark.slow],
    )
    for path in SPECS
]


@pytest.mark.parametrize(("spec", "places"), SITES)
def test_every_output_is_the_same_bytes_everywhere(
    tmp_path: Path, spec: Path, places: list[tuple[str, dict[str, str]]]
) -> None:
    outputs: list[tuple[dict[str, str], list[str]]] = []
    for number, (place, environment) in enumerate(places):
        folder = tmp_path / str(number) / place
        shutil.copytree(ROOT / "specs", folder / "specs", ignore=shutil.ignore_patterns("broken"))
        name = f"specs/{spec.name}"
        built = run("build", name, "-o", "out", "--today", "2026-11-20", cwd=folder, env=environment)
        assert built.returncode == 0, built.stderr
        assert ": no findings; " in built.stderr
        asked = [] if spec.stem == LARGE else ASKED
        said = [run(*words, name, "--today", "2026-11-20", cwd=folder, env=environment) for words in asked]
        assert [(one.returncode, one.stderr[:200]) for one in said if one.returncode] == []
        outputs.append((digests(folder / "out"), [one.stdout for one in said]))
    assert all(one == outputs[0] for one in outputs[1:])
    documents = outputs[0][0]
    assert len(documents) > 10
    assert documents.keys() >= DOCUMENTS
    assert hashlib.sha256(b"").hexdigest() not in documents.values()


def test_findings_come_in_one_order_everywhere(tmp_path: Path) -> None:
    spec = "\n".join(f"crod a{number} -- b\nrack R{number} :" for number in range(30))
    (tmp_path / "site.mtp").write_text(spec)
    shown = {mtpc_anew("check", "site.mtp", cwd=tmp_path, env=environment).stdout for _, environment in PLACES}
    assert len(shown) == 1
