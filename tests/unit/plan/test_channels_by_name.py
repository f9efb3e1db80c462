"""The channels of all names at once are those of each name by itself."""

from __future__ import annotations

from pathlib import Path

from mtpc.pipeline import compile_paths
from mtpc.plan.named_channels import ChannelsByName, channels_at, names
from tests.support import ROOT
from tests.support.listing import for_each

FLOORS = [ROOT / "specs" / name for name in ("quickstart.mtp", "hall.mtp")]


@for_each(FLOORS, name=lambda path: path.name)
def test_the_index_gives_what_a_search_gives(path: Path) -> None:
    plant = compile_paths((str(path),)).plant
    by_name = ChannelsByName(plant)
    every = sorted(set(names(plant)))
    assert any(by_name.at(name) for name in every)
    for name in every[:: max(1, len(every) // 150)]:
        assert by_name.at(name) == channels_at(plant, name), name
