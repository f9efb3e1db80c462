"""LEN101 reach-exceeded: a channel is longer than its application reaches over this fibre."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mtpc.channel.types import Figure, Plant
from mtpc.diagnostics import Consequence, Diagnostic, Label
from mtpc.model.site import Site
from mtpc.rules._fibres import class_shown
from mtpc.rules._naming import named
from mtpc.rules.budget._channels import CheckedChannel, checked_channels, over, too_long
from mtpc.rules.rule import OF_REACHES, Rule
from mtpc.rules.sources import IEEE_802_3, TIA_FOTC_DISTANCES
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Length over the reach: at the cable that is longer by itself, or most of the path; else at the channel."""
    alone: defaultdict[int, list[CheckedChannel]] = defaultdict(list)
    for channel in filter(lambda channel: too_long(channel.budget), checked_channels(plant)):
        lengths = _lengths(channel)
        longer = [component for component, length_m in lengths.items() if length_m > _reach_m(channel)]
        if len(lengths) < 2 or not longer:
            yield _of_channel(channel, lengths)
        for component in longer if len(lengths) > 1 else ():
            alone[component].append(channel)
    for component, channels in sorted(alone.items()):
        yield _of_cable(plant.site, component, channels)


def _lengths(channel: CheckedChannel) -> dict[int, Decimal]:
    """The length of each cable of a channel that has one."""
    lengths = {component: channel.plant.site.length_m(component) for component in channel.components()}
    return {component: length_m for component, length_m in lengths.items() if length_m}


def _reach_m(channel: CheckedChannel) -> Decimal:
    assert channel.budget.reach_m is not None
    return channel.budget.reach_m


def _reach(channel: CheckedChannel) -> str:
    """`100GBASE-SR4 reaches 100 m over OM4`, `the maker of split-x allows 50 m in all over OM4`."""
    owner = channel.budget.reach_of
    assert owner is not None
    if owner.is_part:
        return f"the maker of {owner.name} allows {show(_reach_m(channel))} m in all{over(channel.plant, owner)}"
    fibre = owner.fibre or channel.budget.fibre or ""
    return f"{owner.name} reaches {show(_reach_m(channel))} m over {class_shown(channel.plant.site, fibre)}"


def _help(channel: CheckedChannel, what: str) -> str:
    """What to do about it; another application helps only where it is that which does not reach."""
    owner = channel.budget.reach_of
    if owner is not None and owner.is_part:
        other = f"another fibre or another part than {owner.name}" if owner.fibre else f"another part than {owner.name}"
        return f"shorten {what}, or use {other}"
    return f"shorten {what}, or use an application or fibre that reaches further"


def _message(channel: CheckedChannel) -> str:
    assert channel.budget.length_m is not None
    return f"{channel.name} is {show(channel.budget.length_m)} m long; {_reach(channel)}"


def _of_channel(channel: CheckedChannel, lengths: dict[int, Decimal]) -> Diagnostic:
    """At the cable that is most of the path, with a label at the channel; else at the channel."""
    help_ = _help(channel, "the path")
    finding = channel.finding(RULE, _message(channel), help_=help_, about=Figure.REACH)
    most = max(lengths, key=lambda component: lengths[component])
    if len(lengths) < 2 or 2 * lengths[most] <= sum(lengths.values()):
        return finding
    site = channel.plant.site
    part = f"; {named(site, most)} is {show(lengths[most])} m of them"
    labels = (Label(channel.origin.what, f"{channel.name} runs over it"),)
    return replace(finding, message=finding.message + part, span=site.origin_of(most).length, labels=labels)


def _of_cable(site: Site, component: int, channels: list[CheckedChannel]) -> Diagnostic:
    """A cable that is longer than the reach of the channels over it, which are what follows."""
    strictest = min(channels, key=_reach_m)
    length_m = site.length_m(component)
    assert length_m is not None
    help_ = _help(strictest, "it")
    message = f"{named(site, component)} is {show(length_m)} m long; {_reach(strictest)}"
    return replace(
        strictest.finding(RULE, message, help_=help_, about=Figure.REACH),
        span=site.origin_of(component).length,
        object=site.name_of(component),
        labels=(Label(channels[0].origin.what, f"{channels[0].name} runs over it"),),
        context=site.origin_of(component).context,
        consequences=tuple(Consequence(RULE.code, channel.name, _message(channel)) for channel in channels),
    )


RULE = Rule(
    __name__,
    summary="A channel is longer than its application reaches over this fibre, or than the maker of a part allows.",
    why="Bandwidth, not loss, limits most multimode links: the eye closes although the power meter shows enough light.",
    fix="Shorten the path, use fibre of a better class throughout, or another application.",
    sources=(
        TIA_FOTC_DISTANCES,
        IEEE_802_3,
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 110m }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 10m }",
    check=check,
    needs=OF_REACHES,
    effect="too long",
)
