"""What pages call the object of a finding: a cable by the id on its labels, everything else by kind and name."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.model.site import Site
from mtpc.text import is_pair


def piece_words(site: Site, ids: Sequence[str], name: str) -> str:
    """`cord CRD-8T2QK4ZP (sw1.et-0/0/0 -- pp1.1.1)`, `trunk T1`, `plate pp1.1`; `ids` are the cable ids."""
    cables = [component for component in site.components_named(name) if ids[component]]
    if len(cables) == 1:
        ends = f" ({name})" if is_pair(name) else ""
        return f"{site.kind_of(cables[0])} {ids[cables[0]]}{ends}"
    for insert in site.inserts:
        if insert.name == name:
            return f"{insert.part.kind} {name}"
    kinds = [equipment.kind for equipment in site.equipment if equipment.name == name]
    return f"{kinds[0]} {name}" if kinds else name
