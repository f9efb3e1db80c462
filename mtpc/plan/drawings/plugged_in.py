"""What is plugged into every port of panels, as their drawings say it."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.catalogue.types import OpticPart
from mtpc.plan.drawings.panel_front import Plugged
from mtpc.plan.rows.work import Work

_NAMED_MAX = 2


def plugged_in(work: Work) -> dict[int, Plugged]:
    """By socket: the circuits whose light passes it, its cable, the label of that cable's other end."""
    site, uses = work.site, work.uses
    channels: dict[int, list[int]] = {}
    for channel, way in enumerate(uses.ways):
        for pair in way:
            for face in pair:
                if face is not None:
                    channels.setdefault(face, []).append(channel)
    found = {}
    for socket in site.every_socket():
        plug = site.plug_in(socket)
        if plug < 0 or isinstance(site.article(plug), OpticPart):
            continue
        circuits = [circuit.name for circuit in uses.circuits(channels.get(plug, []))]
        cable = work.ends.ids[site.component_of(plug)]
        found[socket] = Plugged(_shown(circuits), cable, work.ends.far_label(plug))
    return found


def _shown(names: Sequence[str]) -> str:
    more = f" (+{len(names) - _NAMED_MAX})" if len(names) > _NAMED_MAX else ""
    return ", ".join(names[:_NAMED_MAX]) + more
