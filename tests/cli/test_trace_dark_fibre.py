"""`mtpc trace --at` of ports and legs that nothing is plugged into: where their fibres lead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import mtpc
from tests.support.spliced_parts import PIGTAILS

QUICKSTART = "specs/quickstart.mtp"
LC = f"""edition 2026
use "catalog:acme-fibre" as acme
{PIGTAILS}rack R[1..2] : acme.rack-42u
panel p[1..2] : acme.panel-4slot at R[1..2].U40
cassette p[1..2].1 : pigtails
trunk K : straight at p1.1.rear1 -- p2.1.rear1 {{ length = 300m }}
"""


@pytest.mark.parametrize("name", ["pp1.1.5", "pp1.1.5 -- pp2.1.5", "T1.5"])
def test_a_free_leg_is_followed_without_optics(name: str) -> None:
    """A type B trunk behind opposed adapters: position 1 of a plug here is position 12 of one there."""
    (way,) = json.loads(mtpc("trace", QUICKSTART, "--at", name, "--format", "json").stdout)["dark_ways"]
    assert (way["near"], way["far"], way["length_m"]) == ("pp1.1.5", "pp2.1.5", "20")
    assert way["map"] == [[position, 13 - position] for position in range(1, 13)]
    assert [step.partition(" ")[0] for step in way["path"]] == ["trunk"]


def test_a_duplex_port_is_followed_through_cassettes(tmp_path: Path) -> None:
    """L and R each go straight through, and each port mirrors: the plug there is the other way round."""
    (tmp_path / "a.mtp").write_text(LC, "utf-8")
    (way,) = json.loads(mtpc("trace", "a.mtp", "--at", "p1.1.2", "--format", "json", cwd=tmp_path).stdout)["dark_ways"]
    assert (way["far"], way["map"], way["length_m"]) == ("p2.1.2", [[1, 1], [2, 2]], "300")


def test_a_pair_of_ports_shows_the_channel_through_both_and_says_what_does_not_lead_there() -> None:
    used = mtpc("trace", QUICKSTART, "--at", "pp1.1.1 -- pp2.1.1")
    assert used.stdout.startswith("sw1.et-0/0/0 -- sw2.et-0/0/0   100GBASE-SR4   ok")
    other = mtpc("trace", QUICKSTART, "--at", "pp1.1.5 -- pp2.1.6")
    assert "no fibre leads from pp1.1.5 to pp2.1.6" in other.stderr
    assert mtpc("trace", QUICKSTART, "--at", "pp1.1.5 -- nowhere").returncode == 2


def test_dark_fibre_shows_what_it_loses_at_the_wavelengths_it_is_tested_at() -> None:
    """20 m of OM4, 3.0 dB/km at 850 nm and 1.5 at 1300 (TIA-568.3), and two pairs of 0.35 dB, those of its own ends."""
    (way,) = json.loads(mtpc("trace", QUICKSTART, "--at", "T1.5", "--format", "json").stdout)["dark_ways"]
    assert way["loss"] == {"at_nm": {"850": "0.76", "1300": "0.73"}, "unknown": [], "confidence": "low"}
    assert "  loss    at most 0.76 dB at 850 nm, 0.73 dB at 1300 nm, with a mated pair at each end" in (
        mtpc("trace", QUICKSTART, "--at", "T1.5").stdout
    )


@pytest.mark.parametrize(
    ("change", "missing"),
    [(("300m", "unknown"), "length of K"), (("; loss = 0.25dB", ""), "maximum loss of a mated pair of pigtails")],
)
def test_dark_fibre_of_which_a_figure_is_missing_says_which(
    tmp_path: Path, change: tuple[str, str], missing: str
) -> None:
    (tmp_path / "a.mtp").write_text(LC.replace(*change), "utf-8")
    shown = mtpc("trace", "a.mtp", "--at", "p1.1.2", cwd=tmp_path).stdout
    assert f"  loss    not known; missing: {missing}" in shown


def test_spliced_dark_fibre_counts_its_splices(tmp_path: Path) -> None:
    """0.3 km at 0.4 dB/km (OS2, outside plant), two splices of 0.3 dB at most, two pairs of 0.25 dB."""
    (tmp_path / "a.mtp").write_text(LC, "utf-8")
    (way,) = json.loads(mtpc("trace", "a.mtp", "--at", "p1.1.2", "--format", "json", cwd=tmp_path).stdout)["dark_ways"]
    assert way["loss"]["at_nm"] == {"1310": "1.22", "1550": "1.22"}
