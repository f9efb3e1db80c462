"""What a channel comes to: the worst of what its light, its figures and the findings about it say."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from mtpc.channel.types import Budget, ChannelVerdict, FibreEnd, LossVerdict, Plant
from mtpc.diagnostics import Diagnostic, Severity


class Verdict(StrEnum):
    """What a channel comes to."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    ERROR = "error"  # a mating on the path has a fault
    UNKNOWN = "unknown"  # a figure is not stated, or a rule could not judge it
    DIRECT_CABLE = "direct"  # between two cages: no light to judge


def verdict_of_light(plant: Plant, channel: int) -> ChannelVerdict:
    """What light alone says; light that reaches no port does not pass.

    Where all of it ends at a module that is stated not to be known, light says nothing against the channel.
    """
    shape = plant.channels.shape_of(channel)
    if unknown_module_of(plant, channel):
        return ChannelVerdict.OK
    nowhere = shape.far is None and shape.verdict is ChannelVerdict.OK
    return ChannelVerdict.NO_LIGHT if nowhere else shape.verdict


def unknown_module_of(plant: Plant, channel: int) -> str | None:
    """The port with a module that is not known yet at which all light of a channel ends; None where it does not."""
    shape = plant.channels.shape_of(channel)
    ends_open = shape.far is None and all(landing.kind is FibreEnd.OPEN for landing in shape.forward + shape.back)
    return plant.site.unknown_module_beyond(plant.channels.near[channel]) if ends_open else None


def channel_verdict(light: ChannelVerdict, loss: Budget, findings: Sequence[Diagnostic], *, is_open: bool) -> Verdict:
    """The verdict on a channel; `is_open`: some rule could not judge it.

    An error counts also where it is waived or taken as less: what somebody answers for is not right by that.
    """
    failed = any(finding.severity is Severity.ERROR or finding.lowered for finding in findings)
    if light in (ChannelVerdict.MATING_FAULT, ChannelVerdict.NO_LIGHT):
        return Verdict(light)
    if light is ChannelVerdict.DIRECT_CABLE:
        return Verdict.FAIL if failed else Verdict.DIRECT_CABLE
    figures = (loss.verdict, length_verdict(loss))
    if failed or LossVerdict.FAIL in figures:
        return Verdict.FAIL
    if is_open or LossVerdict.UNKNOWN in figures:
        return Verdict.UNKNOWN
    warned = any(finding.severity is Severity.WARNING for finding in findings)
    return Verdict.WARN if warned else Verdict(light)


def length_verdict(loss: Budget) -> LossVerdict:
    """How the length of a channel compares with what its application reaches, and with the least it needs."""
    if loss.length_m is None or loss.reach_m is None:
        return LossVerdict.UNKNOWN
    too_short = loss.reach_min_m is not None and loss.length_m < loss.reach_min_m
    return LossVerdict.FAIL if too_short or loss.length_m > loss.reach_m else LossVerdict.PASS
