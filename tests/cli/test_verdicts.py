"""What a channel comes to, in the trace for people and programs and on the path sheet alike."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, mtpc

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
"""
SHORT_REACH = HEAD + "optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4\n"
# 100GBASE-SR4 over OM4 reaches 100 m, IEEE 802.3 clause 95
FAR = SHORT_REACH + "cord sw1.et-0/0/0 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 150m }\n"
GOOD = FAR.replace("150m", "10m")
# 100GBASE-LR4 sends on LAN-WDM, 100G-CWDM4 on the CWDM grid: neither understands the other
APART = (
    HEAD + "optic sw1.et-0/0/0 : acme.q28-100g-lr4\noptic sw2.et-0/0/0 : acme.q28-100g-cwdm4\n"
    "cord sw1.et-0/0/0 -- sw2.et-0/0/0 : acme.patch-lc-os2 { length = 3m }\n"
)
WAY = "sw1.et-0/0/0 -- sw2.et-0/0/0"
UNTIL = '{ reason = "until the row is moved"; until = 2027-01-31 }\n'


def traced(folder: Path, text: str) -> tuple[dict[str, Any], str]:
    """The one channel of a spec: as JSON, and the first line for people."""
    (folder / "site.mtp").write_text(text)
    shown = mtpc("trace", "site.mtp", "--today", "2026-11-20", cwd=folder).stdout
    document = json.loads(mtpc("trace", "site.mtp", "--today", "2026-11-20", "--format", "json", cwd=folder).stdout)
    (channel,) = document["channels"]
    assert shown.splitlines()[0].endswith(f"   {channel['verdict']}")
    return channel, shown


def on_the_path_sheet(folder: Path) -> str:
    done = mtpc("build", "site.mtp", "-o", "out", "--only", "path-sheet", "--today", "2026-11-20", cwd=folder)
    assert done.returncode == 0, done.stderr
    (row,) = csv.DictReader((folder / "out" / "path-sheet.csv").open(encoding="utf-8"))
    return row["verdict"]


def test_a_channel_that_nothing_speaks_against_is_ok(tmp_path: Path) -> None:
    channel, shown = traced(tmp_path, GOOD)
    assert (channel["verdict"], channel["length_verdict"], channel["loss_verdict"]) == ("ok", "pass", "pass")
    assert "length 10 m of 100 m: pass" in shown
    assert on_the_path_sheet(tmp_path) == "ok"


def test_a_channel_that_is_too_long_fails_whatever_its_loss(tmp_path: Path) -> None:
    channel, shown = traced(tmp_path, FAR)
    assert (channel["verdict"], channel["length_verdict"], channel["loss_verdict"]) == ("fail", "fail", "pass")
    assert "length 150 m of 100 m: fail" in shown
    assert "error[LEN101]" in shown


def test_a_channel_whose_ends_do_not_talk_fails(tmp_path: Path) -> None:
    channel, _ = traced(tmp_path, APART)
    assert channel["verdict"] == "fail"
    assert [found["code"] for found in channel["findings"]] == ["OPT101"]


@pytest.mark.parametrize("settled", [f"allow LEN101 on {WAY} {UNTIL}", "policy { severity { LEN101 = note } }\n"])
def test_what_is_waived_or_lowered_is_not_right_by_that(tmp_path: Path, settled: str) -> None:
    channel, shown = traced(tmp_path, FAR + settled)
    assert channel["verdict"] == "fail"
    assert ("waived[LEN101]" in shown) == settled.startswith("allow")
    assert on_the_path_sheet(tmp_path) == "fail"


def test_a_warning_about_a_channel_is_a_warning_of_it(tmp_path: Path) -> None:
    channel, _ = traced(tmp_path, GOOD + f"allow LEN101 on {WAY} {UNTIL}")
    assert (channel["verdict"], channel["findings"][0]["code"]) == ("warn", "WAV102")
    assert on_the_path_sheet(tmp_path) == "warn"


def test_what_is_not_known_on_purpose_is_neither_ok_nor_a_pass_nor_a_fault(tmp_path: Path) -> None:
    channel, shown = traced(tmp_path, GOOD.replace("10m", "unknown"))
    assert (channel["verdict"], channel["length_verdict"], channel["loss_verdict"]) == ("unknown",) * 3
    assert "length unknown of 100 m: unknown" in shown
    assert on_the_path_sheet(tmp_path) == "unknown"


def test_what_is_not_stated_is_an_error(tmp_path: Path) -> None:
    channel, _ = traced(tmp_path, GOOD.replace(" { length = 10m }", ""))
    assert (channel["verdict"], channel["findings"][0]["code"]) == ("fail", "LEN102")


def test_every_channel_of_the_hall_is_ok_on_the_path_sheet_and_in_the_trace(tmp_path: Path) -> None:
    document = json.loads(mtpc("trace", "specs/hall.mtp", "--format", "json").stdout)
    assert {channel["verdict"] for channel in document["channels"]} == {"ok"}
    hall = ROOT / "specs" / "hall.mtp"
    done = mtpc("build", hall, "-o", tmp_path / "out", "--only", "path-sheet", "--today", "2026-11-20")
    assert done.returncode == 0
    rows = csv.DictReader((tmp_path / "out" / "path-sheet.csv").open(encoding="utf-8"))
    assert {row["verdict"] for row in rows} == {"ok"}
