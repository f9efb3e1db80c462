"""`mtpc trace`: every channel as programs and people read it, and what a name of the floor stands for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, mtpc

QUICKSTART = "specs/quickstart.mtp"


def test_trace_as_json_has_the_promised_shape() -> None:
    document: dict[str, Any] = json.loads(mtpc("trace", QUICKSTART, "--format", "json").stdout)
    assert document["schema"] == "mtpc-trace/1"
    channel = document["channels"][0]
    assert (channel["near"], channel["far"]) == ("sw1.et-0/0/0", "sw2.et-0/0/0")
    assert (channel["application"], channel["verdict"], channel["loss_verdict"]) == ("100GBASE-SR4", "ok", "pass")
    assert channel["path"] == [
        "optic 100GBASE-SR4",
        "cord mpo12 type B om4 3m unpinned-unpinned",
        "adapter opposed",
        "trunk mpo12 type B om4 20m pinned-pinned",
        "adapter opposed",
        "cord mpo12 type B om4 3m unpinned-unpinned",
        "optic 100GBASE-SR4",
    ]
    lanes = [{"from": f"Tx{lane}", "to": f"Rx{lane}", "reaches": "sw2.et-0/0/0"} for lane in range(1, 5)]
    assert channel["lanes"] == lanes
    assert channel["lanes_back"] == [{**lane, "reaches": "sw1.et-0/0/0"} for lane in lanes]
    assert [near + far for near, far in channel["position_map"]] == [13] * len(channel["position_map"])
    assert (channel["length_m"], channel["mated_pairs"], channel["splices"]) == ("26", 2, 0)
    for name in ("loss_db", "loss_limit_db", "margin_db"):
        assert isinstance(channel[name], str)
    assert all(isinstance(term["what"], str) and isinstance(term["db"], str) for term in channel["loss_terms"])
    assert channel["findings"] == []


@pytest.mark.parametrize(
    ("name", "circuits"),
    [
        ("sw1.et-0/0/2", ["up3"]),
        ("up2", ["up2"]),
        ("T1", ["up1", "up2", "up3", "up4"]),
        ("T1.3", ["up3"]),
        ("pp1.1.4", ["up4"]),
        ("pp2.1.rear1", ["up1"]),
        ("sw2", ["up1", "up2", "up3", "up4"]),
        ("pp1.1", ["up1", "up2", "up3", "up4"]),
        ("T1.9", []),
        ("pp1.1.1 -- sw1.et-0/0/0", ["up1"]),
    ],
)
def test_trace_at_follows_what_passes_a_place(name: str, circuits: list[str]) -> None:
    done = mtpc("trace", QUICKSTART, "--at", name, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [channel["circuits"] for channel in json.loads(done.stdout)["channels"]] == [[name] for name in circuits]


def test_trace_for_people_tells_path_lanes_and_every_term_of_the_loss() -> None:
    shown = mtpc("trace", QUICKSTART, "--at", "up1").stdout
    assert shown.startswith("sw1.et-0/0/0 -- sw2.et-0/0/0   100GBASE-SR4   ok\n")
    for piece in ("circuit up1", "trunk mpo12 type B om4 20m", "Tx1→Rx1", "margin", "limit", "confidence"):
        assert piece in shown


def test_a_note_on_several_channels_stands_in_full_once() -> None:
    shown = mtpc("trace", QUICKSTART).stdout
    notes = [line.strip() for line in shown.splitlines() if line.strip().startswith("note")]
    in_full = [line for line in notes if not line.endswith(": as above")]
    assert [line.partition(":")[0] for line in in_full] == [f"note {number}" for number in range(1, 6)]
    assert len({line.partition(": ")[2] for line in in_full}) == len(in_full)
    assert notes[len(in_full) :] == ["notes 1, 2, 3, 4, 5: as above"] * 3
    alone = mtpc("trace", QUICKSTART, "--at", "up1").stdout
    assert [line.strip() for line in alone.splitlines() if line.strip().startswith("note")] == [
        f"note: {line.partition(': ')[2]}" for line in in_full
    ]


def test_trace_tells_how_far_light_comes_that_reaches_nothing(tmp_path: Path) -> None:
    spec = (ROOT / QUICKSTART).read_text("utf-8").partition("# Intent")[0]
    spec += "cord sw1.et-0/0/0 -- pp1.1.1 : acme.patch-mpo12-b-om4 { length = 3m }\n"
    (tmp_path / "site.mtp").write_text(spec)
    (channel,) = json.loads(mtpc("trace", "site.mtp", "--format", "json", cwd=tmp_path).stdout)["channels"]
    assert (channel["far"], channel["verdict"], channel["loss_db"], channel["loss_verdict"]) == (
        None,
        "fail",
        None,
        "unknown",
    )
    assert channel["lanes"][0] == {"from": "Tx1", "to": "dark", "reaches": None, "stops": "open"}
    assert channel["path"][-1].startswith("trunk ")
    assert " -- nowhere " in mtpc("trace", "site.mtp", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sw1.et-0/0/9", "sw1.et-0/0/9 is a port of sw1; no optic is in it"),
        ("sw1.et-0/0/9:2", "sw1.et-0/0/9 is a port of sw1; no optic is in it"),
        ("sw1.et-0/0/1", "sw1.et-0/0/1 is a port of sw1; nothing is plugged into it"),
        ("pp1.1.7", "pp1.1.7 is a port of pp1; nothing is plugged into it"),
        ("pp1.3", "pp1.3 is a slot of pp1; nothing is in it"),
        ("pp1.3.2", "pp1.3 is a slot of pp1; nothing is in it"),
        ("pp1.1.rear5", "no channel passes pp1.1.rear5"),
    ],
)
def test_trace_at_an_empty_place_says_what_it_lacks(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "site.mtp").write_text((ROOT / QUICKSTART).read_text("utf-8").partition("# Intent")[0])
    done = mtpc("trace", "site.mtp", "--at", name, cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, said)
    assert done.stdout.partition("   ")[0] == ("pp1.1.7 -- pp2.1.7" if name == "pp1.1.7" else "")  # its dark fibre


def test_trace_prints_a_limit_with_the_decimals_of_its_standard() -> None:
    shown = mtpc("trace", "specs/hall.mtp", "--at", "border1.et-0/0/30").stdout
    assert "400GBASE-DR4" in shown
    assert "limit 3.0 dB, " in shown
    document = json.loads(mtpc("trace", "specs/hall.mtp", "--at", "border1.et-0/0/30", "--format", "json").stdout)
    assert {channel["loss_limit_db"] for channel in document["channels"]} == {"3.0"}


def test_trace_keeps_the_limit_of_the_installation_apart_from_the_applications() -> None:
    # TIA-568.3: two pairs of 0.75 dB, 26 m at 3.0 dB/km. 100GBASE-SR4 over OM4: 1.9 dB, of it 1.5 dB for connections.
    document = json.loads(mtpc("trace", QUICKSTART, "--format", "json").stdout)
    channel = document["channels"][0]
    assert (channel["installation_limit_db"], channel["loss_limit_db"]) == ("1.578", "1.9")
    assert (channel["connections_db"], channel["allocation_db"]) == ("0.7", "1.5")
    shown = mtpc("trace", QUICKSTART).stdout
    assert "installation: TIA-568.3 allows a loss of 1.578 dB, whatever the application" in shown
    assert "connections 0.7 dB of the 1.5 dB allocated to them" in shown


def test_trace_shows_both_sums_where_statistics_are_asked_for(tmp_path: Path) -> None:
    # MTP Elite: 0.10 dB typical, 0.35 dB at most: 0.2 + sqrt(2 * 0.25^2) = 0.554 dB, rounded up; fibre 0.078 dB.
    spec = tmp_path / "a.mtp"
    asked = "policy { require { loss-method = statistical } }\n"
    spec.write_text((ROOT / QUICKSTART).read_text("utf-8") + asked, "utf-8")
    channel = json.loads(mtpc("trace", str(spec), "--format", "json").stdout)["channels"][0]
    sums = [channel[f"loss_{name}"] for name in ("method", "greatest_db", "statistical_db", "db")]
    assert sums == ["statistical", "0.778", "0.632", "0.632"]
    assert channel["margin_db"] == "1.268"
    shown = mtpc("trace", str(spec)).stdout
    assert all(line in shown for line in ("0.778 dB", "statistical sum, checked"))


def test_trace_names_the_findings_of_a_channel(tmp_path: Path) -> None:
    spec = (ROOT / QUICKSTART).read_text("utf-8").partition("# Intent")[0]
    spec += "cord sw1.et-0/0/0 -- pp1.1.1 : acme.patch-mpo12-b-om4 { length = 3m }\n"
    spec += "cord pp2.1.1 -- sw2.et-0/0/0 : acme.patch-mpo12-a-om4 { length = 3m }\n"
    spec += "circuit up2 : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0\n"
    (tmp_path / "site.mtp").write_text(spec)
    done = mtpc("trace", "site.mtp", "--at", "up2", "--format", "json", cwd=tmp_path)
    (channel,) = json.loads(done.stdout)["channels"]
    assert (done.returncode, channel["verdict"]) == (1, "fail")
    assert {lane["to"][:2] for lane in channel["lanes"]} == {"Tx"}
    assert [found["code"] for found in channel["findings"]] == ["POL101"]


@pytest.mark.parametrize(
    ("name", "passes", "circuit"),
    [
        ("up1", "no channel passes up1", "that circuit does not arrive: sw1.et-0/0/0 reaches"),
        ("sw2.et-0/0/0", "sw2.et-0/0/0 is a port of sw2; nothing is plugged into it", "circuit up1 should pass sw2.et"),
        ("pp1.1.2", "pp1.1.2 is a port of pp1; nothing is plugged into it", ""),
        ("sw1.et-0/0/1", "sw1.et-0/0/1 is a port of sw1; nothing is plugged into it", "circuit up2 should pass sw1.et"),
    ],
)
def test_trace_at_a_circuit_that_does_not_arrive_says_where_its_light_goes(
    tmp_path: Path, name: str, passes: str, circuit: str
) -> None:
    floor = (ROOT / QUICKSTART).read_text("utf-8").partition("# Intent")[0]
    cords = "cord sw1.et-0/0/0 -- pp1.1.1 : acme.patch-mpo12-b-om4 { length = 3m }\n"
    cords += "cord pp2.1.1 -- sw2.et-0/0/3 : acme.patch-mpo12-b-om4 { length = 3m }\n"
    ends = "circuit up[1..2] : 100GBASE-SR4 at sw1.et-0/0/[0..1] -- sw2.et-0/0/[0..1] via T1.[1..2]\n"
    (tmp_path / "site.mtp").write_text(floor + cords + ends)
    done = mtpc("trace", "site.mtp", "--at", name, cwd=tmp_path)
    said = done.stderr.splitlines()
    assert (done.returncode, said[0]) == (1, passes)
    assert done.stdout.partition("   ")[0] == ("pp1.1.2 -- pp2.1.2" if name == "pp1.1.2" else "")  # its dark fibre
    assert said[1].startswith(circuit or "site.mtp:")
