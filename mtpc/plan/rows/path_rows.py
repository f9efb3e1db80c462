"""The path sheet: every channel from port to port on one line, for reading far from a screen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mtpc.channel.budget import budget
from mtpc.channel.loss_words import missing_words
from mtpc.channel.types import Budget
from mtpc.model.site import CABLES
from mtpc.plan.light_trouble import NO_LIGHT
from mtpc.plan.port_names import port_name
from mtpc.plan.rows.cable_ends import CableEnds
from mtpc.plan.rows.leg_channels import LegChannels
from mtpc.text import natural_key
from mtpc.units import show

COLUMNS = (
    "circuit", "application", "near", "near_label", "far", "far_label", "verdict", "reason", "light",
    "length_m", "mated_pairs", "loss_db", "limit_db", "margin_db", "loss_verdict", "confidence", "unknown", "path",
)  # fmt: skip


def path_rows(uses: LegChannels, ends: CableEnds) -> list[dict[str, str]]:
    """One row a channel, sorted by its near, then its far port; its verdict is that of `mtpc trace`."""
    rows = [_row(uses, ends, channel) for channel in range(len(uses.plant.channels))]
    return sorted(rows, key=lambda row: (natural_key(row["near"]), natural_key(row["far"]), row["circuit"]))


def _row(uses: LegChannels, ends: CableEnds, channel: int) -> dict[str, str]:
    plant, channels = uses.plant, uses.plant.channels
    loss = budget(plant, channel)
    far = channels.far[channel]
    light, verdict = uses.light.of([channel]), uses.verdicts.of(channel)
    return {
        "circuit": "; ".join(circuit.name for circuit in uses.circuits([channel])),
        "application": loss.application,
        "near": port_name(plant, channel, far_end=False),
        "near_label": _label(uses, ends, channels.near[channel]),
        "far": port_name(plant, channel, far_end=True) if far >= 0 else "",
        "far_label": _label(uses, ends, far) if far >= 0 else "",
        "verdict": verdict,
        "reason": "; ".join(uses.verdicts.reasons(channel, verdict)),
        "light": "; ".join(map(str, light)) or "ok",
        "length_m": _shown(loss.length_m),
        "mated_pairs": str(loss.mated_pairs),
        "loss_db": _shown(loss.loss_db),
        "limit_db": _shown(loss.limit_db),
        "margin_db": _shown(loss.margin_db),
        "loss_verdict": NO_LIGHT.lower() if any(trouble.word == NO_LIGHT for trouble in light) else _verdict(loss),
        "confidence": loss.confidence,
        "unknown": "; ".join(map(missing_words, loss.unknown)),
        "path": " > ".join(_path(uses, ends, channel)),
    }


def _verdict(loss: Budget) -> str:
    """The verdict on the loss, with the kind of sum where it is not that of maximum losses."""
    return loss.verdict if loss.method == "maximum" else f"{loss.verdict} ({loss.method})"


def _label(uses: LegChannels, ends: CableEnds, face: int) -> str:
    socket = uses.plant.site.socket_of(face)
    return ends.labels[socket] if socket >= 0 else uses.plant.site.face_name(face)


def _path(uses: LegChannels, ends: CableEnds, channel: int) -> Iterator[str]:
    """Label of a port, cable with its length, label of the next port …"""
    site, channels = uses.plant.site, uses.plant.channels
    yield _label(uses, ends, channels.near[channel])
    for entered, left in uses.ways[channel]:
        component = site.component_of(entered)
        if site.kind_of(component) in CABLES:
            yield _cable(uses, ends, component, [face for face in (entered, left) if face is not None])
            if left is not None and site.socket_of(left) >= 0:
                yield _label(uses, ends, left)
        else:
            yield f"[{site.name_of(component)}]"
            if left is not None:
                yield _label(uses, ends, left)


def _cable(uses: LegChannels, ends: CableEnds, component: int, faces: list[int]) -> str:
    """`T01.3 (30 m)`: the cable, its leg where it has several, its length."""
    site = uses.plant.site
    length_m = site.length_m(component)
    several = len(site.part_of(component).terminals) > 2
    leg = f".{max(site.terminal(face).index for face in faces)}" if several else ""
    return f"{ends.ids[component]}{leg} ({show(length_m)} m)" if length_m is not None else f"{ends.ids[component]}{leg}"


def _shown(value: Decimal | None) -> str:
    return "" if value is None else show(value)
