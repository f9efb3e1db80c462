"""Whatever a spec asks for, a compile stops with a finding below a gigabyte of memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import PATIENCE_S, ROOT

pytestmark = pytest.mark.slow
MEMORY = 1 << 30
DEEP = "".join(f"template t{n}() {{ apply t{n + 1}()\napply t{n + 1}() }}\n" for n in range(30))
LIST = ", ".join(["$a"] * 10)
FLOODS = {
    "turns": "for $a in 1..99999, $b in 1..99999 { let $x = $a }\n",
    "turns of templates": f"{DEEP}template t30() {{ let $x = 1 }}\napply t0()\n",
    "statements": "for $a in 1..9999 { for $b in 1..99 { room r[$a]-[$b] } }\n",
    "objects": "room r[1..999][1..999][1..999]\n",
    "objects of many ranges": "".join(f"room {name}[1..447]-[1..447]\n" for name in "abcdefghijklmnop"),
    "objects of a list": f"let $a = 1..199999\nlet $b = [{LIST}]\nroom x[$b]\n",
    "text": 'let $a = "xxxxxxxxxxxxxxxx"\n'
    + "".join(f'let ${b} = "{{${a}}}{{${a}}}"\n' for a, b in zip("abcdefghijklmn", "bcdefghijklmno", strict=True)),
    "texts": f'let $a = "{"x" * 90_000}"\nfor $i in 1..100000 {{ room "{{$a}}{{$i}}" }}\n',
    "depth": "".join(f"template t{n}() {{ apply t{n + 1}() }}\n" for n in range(50))
    + "template t50() { room z }\napply t0()\n",
    "rows": 'use "t.csv" as t\nfor $r in t { room $r.name }\n',
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_a_finding_and_not_the_end_of_memory(tmp_path: Path, flood: str) -> None:
    (tmp_path / "x.mtp").write_text(f"edition 2026\n{FLOODS[flood]}")
    (tmp_path / "t.csv").write_text("name,a,b\n" + "r,x,y\n" * 600_000)
    done = subprocess.run(
        [sys.executable, "-m", "mtpc", "check", "x.mtp", "--output-format", "concise"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert done.returncode == 1, done.stderr
    assert "TYP107" in done.stdout
    assert len(done.stdout) < 20_000
