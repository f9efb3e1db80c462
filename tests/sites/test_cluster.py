"""The cluster: 8,192 links written in half a page; who meets whom is worked out here by hand."""

from __future__ import annotations

from collections import defaultdict

import pytest

from mtpc.pipeline import compile_paths, compile_texts
from mtpc.result import Result
from tests.support import ROOT

SPEC = ROOT / "specs" / "cluster.mtp"


@pytest.fixture(scope="module")
def cluster() -> Result:
    return compile_paths([SPEC])


def test_the_cluster_is_short_and_clean(cluster: Result) -> None:
    assert len(SPEC.read_text("utf-8").splitlines()) < 100
    assert cluster.diagnostics == ()
    assert len(cluster.plant.site.circuits) == cluster.counts()["channels"] == 16 * 8 * (32 + 32)
    assert cluster.counts()["devices"] == 16 * (32 + 8) + 8 * 8


def test_every_rail_has_its_own_accelerators_and_its_own_spines(cluster: Result) -> None:
    met: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for circuit in cluster.plant.site.circuits:
        near, far = (end.name.partition(".")[0] for end in (circuit.near, circuit.far))
        port = circuit.near.name.partition(".")[2].partition(":")[0]
        met[f"{near}.{port}" if "node" in near else near][far] += 1
    for unit in range(1, 17):
        for rail in range(1, 9):
            switch = f"su{unit:02}-rail{rail}"
            assert met[switch] == {f"spine{rail}-{spine}": 4 for spine in range(1, 9)}
            for node in range(1, 33):
                assert met[f"su{unit:02}-node{node:02}.hca{rail}"] == {switch: 1}


def test_cords_of_one_rail_that_are_turned_by_a_cage_are_told_there_and_nowhere_else() -> None:
    text = SPEC.read_text("utf-8")
    start = text.index("    cord [$instance]-node")
    end = text.index("    circuit [$instance]-r[$r]-n")
    cords = text[start:end]
    turned = cords.replace("osfp[01..16]", "osfp[02..16, 01]")
    text = text[:start] + f"if $instance == su07 and $r == 3 {{\n{turned}}} else {{\n{cords}}}\n" + text[end:]
    result = compile_texts({"x.mtp": text})
    assert {found.code for found in result.found} == {"POL201"}
    assert {one.object for found in result.found for one in found.consequences} == {
        f"su07-r3-n{node:02}" for node in range(1, 33)
    }
    assert len(result.found) == 2  # the cords of the one and of the other port of a cage
    assert all(found.help.startswith("move the plug in su07-rail3.osfp01:") for found in result.found)
    assert {tuple(map(str, found.context[:2])) for found in result.found} == {
        ("$u = 07", "apply unit as su07 (x.mtp, line 53)")
    }
