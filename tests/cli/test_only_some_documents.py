"""`mtpc build --only`: the documents named are written anew, whole; others stay."""

from __future__ import annotations

from pathlib import Path

from tests.support import mtpc

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
use "stock.csv" as stock
rack R : acme.rack-42u
device s[1..2] : acme.sw-32x100 at R.U[1, 3] { existing = true }
optic s[1..2].et-0/0/0 : acme.q28-100g-sr4 { existing = true }
cord s1.et-0/0/0 -- s2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m }
policy { order { stock = stock } }
"""


def built(folder: Path, in_stock: int, *only: str) -> set[str]:
    """The files after a build with so many cords in stock."""
    (folder / "a.mtp").write_text(SPEC, "utf-8")
    (folder / "stock.csv").write_text(f"part,length,count\npatch-mpo12-b-om4,3m,{in_stock}\n", "utf-8")
    done = mtpc("build", "a.mtp", "-o", "out", "--today", "2026-12-01", *only, cwd=folder)
    assert done.returncode == 0, done.stderr
    return {path.relative_to(folder / "out").as_posix() for path in (folder / "out").rglob("*") if path.is_file()}


def test_an_order_that_nobody_needs_any_more_does_not_stay(tmp_path: Path) -> None:
    before = built(tmp_path, 0)
    ordered = {name for name in before if name.startswith("orders/")}
    assert ordered
    after = built(tmp_path, 1, "--only", "orders")
    assert {name for name in after if name.startswith("orders/")} < ordered
    assert after - ordered == before - ordered  # every other document stays
