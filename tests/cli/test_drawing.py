"""`trace` and `show` draw one thing on stdout."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support import ROOT, mtpc

QUICKSTART, HALL = ROOT / "specs" / "quickstart.mtp", ROOT / "specs" / "hall.mtp"


def drawn(*arguments: str | Path) -> ElementTree.Element:
    done = mtpc(*arguments, "--format", "svg", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    return ElementTree.fromstring(done.stdout)


def test_trace_draws_the_channel_of_a_circuit() -> None:
    root = drawn("trace", QUICKSTART, "--at", "up1")
    assert root.get("aria-label") == "Channel up1"
    about = root.findtext("{http://www.w3.org/2000/svg}desc")
    assert about == (
        "sw1.et-0/0/0 to sw2.et-0/0/0, 100GBASE-SR4, ok: 3 pieces, 2 mated pairs; every lane arrives at its receiver"
    )


def test_a_pair_of_ports_is_a_channel() -> None:
    root = drawn("trace", QUICKSTART, "--at", "sw1.et-0/0/1 -- sw2.et-0/0/1")
    assert root.get("aria-label") == "Channel up2"


def test_what_several_channels_pass_is_not_drawn() -> None:
    done = mtpc("trace", QUICKSTART, "--at", "T1", "--format", "svg")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "mtpc: 4 channels pass T1; name a circuit or port of one by --at: sw1.et-0/0/0, sw1.et-0/0/1, sw1.et-0/0/2 …\n"
    )


def test_a_drawing_of_everything_is_not_made() -> None:
    done = mtpc("trace", QUICKSTART, "--format", "svg")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mtpc: a drawing shows one channel; name a circuit or port of one by --at")


def test_where_no_channel_passes_trace_says_so_as_ever() -> None:
    done = mtpc("trace", QUICKSTART, "--at", "pp1.1.9", "--format", "svg")
    assert (done.returncode, done.stdout) == (0, "")
    assert "pp1.1.9 is a port of pp1; nothing is plugged into it" in done.stderr


def test_a_failing_circuit_is_drawn_and_reported() -> None:
    done = mtpc("trace", ROOT / "specs/broken/POL101.mtp", "--at", "leaf01.et-0/0/48", "--format", "svg")
    assert done.returncode == 1
    assert "Wrong from the upper module: Tx1 meets Tx1" in done.stdout
    assert "POL101" in done.stderr


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("A01", "Rack A01"), ("DH2", "Room DH2"), ("leaf01", "Rack A01"), ("lp01", "Panel lp01 at A01.U42, front"),
        ("T03", "Room DH2, way of T03"),
    ],
)  # fmt: skip
def test_show_draws_a_thing_of_the_floor(name: str, title: str) -> None:
    assert drawn("show", HALL, "--name", name).get("aria-label") == title


def test_the_way_of_a_trunk_is_told_by_its_trays() -> None:
    root = drawn("show", HALL, "--name", "T03")
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "T03: A03 to B01 by leaf-way, spine-way" in texts
    ways = [group for group in root.iter("{http://www.w3.org/2000/svg}g") if group.get("data-layer") == "route"]
    assert len(ways) == 1


def test_what_is_not_drawn_is_said() -> None:
    done = mtpc("show", HALL, "--name", "100GBASE-SR4", "--format", "svg")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no room, rack, panel, device in a rack or cable named 100GBASE-SR4 to draw" in done.stderr
    done = mtpc("show", HALL, "--format", "svg")
    assert done.returncode == 2
    assert "a drawing shows one thing" in done.stderr
    done = mtpc("show", HALL, "--free", "--format", "svg")
    assert done.returncode == 2
    assert "--fibres and --free are not drawn" in done.stderr
