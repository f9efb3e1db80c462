"""A second team's circuits over a plant it does not own: legs chosen, kept, and passed by where they are set aside."""

from __future__ import annotations

from mtpc.channel.budget import budget
from mtpc.pipeline import compile_paths, compile_texts
from tests.support import ROOT

SPEC = ROOT / "specs" / "scenarios" / "b_storage" / "b_storage.mtp"
PLANT = SPEC.parents[1] / "a_plant" / "a_plant.mtp"


def legs(texts: dict[str, str]) -> dict[str, list[str]]:
    site = compile_texts(texts, SPEC.parent).plant.site
    return {one.name: [leg.name for leg in one.via] for one in site.circuits}


def test_the_floor_has_nothing_to_find_and_the_lock_is_held() -> None:
    result = compile_paths([SPEC], today="2026-11-20")
    assert result.diagnostics == ()
    # legs 1 and 2 of each trunk are reserved, leg 3 of T3 is blocked, leg 12 of each is pinned by hand
    chosen = {one.name: [leg.name for leg in one.via] for one in result.plant.site.circuits}
    assert {name: chosen[name] for name in chosen if name.endswith("a")} == {
        "up1-a": ["T1.3"], "up2-a": ["T2.3"], "up3-a": ["T3.4"], "up4-a": ["T4.3"],
    }  # fmt: skip
    assert {name: chosen[name] for name in chosen if name.endswith("b")} == {
        f"up{n}-b": [f"T{n}.12"] for n in range(1, 5)
    }
    assert result.lock.fresh == 0


def test_every_circuit_arrives_within_its_loss() -> None:
    plant = compile_paths([SPEC], today="2026-11-20").plant
    assert sum(bool(wanted) for wanted in plant.channels.circuits) == 8
    assert {budget(plant, channel).verdict for channel in range(len(plant.channels))} == {"pass"}


def test_the_documents_are_headed_by_the_team_that_builds_them() -> None:
    assert compile_paths([SPEC]).plant.site.project.name == "Storage uplinks over hall 2 plant"
    assert compile_paths([PLANT]).plant.site.project.name == "Hall 2 permanent plant"


def test_without_the_lock_the_same_legs_are_chosen_in_any_order() -> None:
    text = SPEC.read_text("utf-8")
    assert legs({"b_storage.mtp": text})["up3-a"] == ["T3.4"]
    assert legs({"b_storage.mtp": text.replace("1..4 {", "[4, 2, 3, 1] {")}) == legs({"b_storage.mtp": text})
