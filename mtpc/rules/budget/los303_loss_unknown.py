"""LOS303 loss-unknown: the loss of a channel cannot be checked: a limit, a grade or an attenuation is not known."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import PartKind
from mtpc.channel.loss_words import missing_words
from mtpc.channel.types import Figure, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.budget._channels import CheckedChannel, checked_channels, unreported
from mtpc.rules.rule import Premise, Rule
from mtpc.rules.sources import IEEE_802_3


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Something other than a length is missing from a budget."""
    for channel in checked_channels(plant):
        missing = [missing_words(missing) + channel.at_end(missing.name) for missing in unreported(channel)]
        if missing:
            yield channel.finding(
                RULE,
                f"the loss of {channel.name} is not known; missing: {', '.join(missing)}",
                help_=_help(channel),
            )


def _help(channel: CheckedChannel) -> str:
    """How each sort of missing figure can be stated; where there is no way, to use other parts."""
    helps = (_limit_help(channel), _attenuation_help(channel))
    return "; ".join(filter(None, helps)) or "use parts and applications whose records state it"


def _attenuation_help(channel: CheckedChannel) -> str:
    """An attenuation that no record lists may be known from the data sheet of the cable, or measured."""
    missing = next((each for each in unreported(channel) if each.kind is Figure.ATTENUATION and each.under), None)
    if missing is None:
        return ""
    wavelength = missing.under.replace(" ", "")
    row = f"attenuation {{ wavelength = {wavelength}; maximum = …dB/km }}"
    fibre = channel.plant.site.fibres.get(channel.budget.fibre or "")
    base = (fibre.based_on or fibre.name) if fibre else "CLASS"
    return f'state the attenuation as a fibre of your own: `fibre NAME : {base} {{ {row}; source = "…" }}`'


def _limit_help(channel: CheckedChannel) -> str:
    """A limit that no standard publishes may be known from the maker of the module."""
    limits = (Figure.LIMITS, Figure.LOSS_LIMIT, Figure.REACH)
    missing = next((each for each in unreported(channel) if each.kind in limits), None)
    if missing is None:
        return ""
    loop = _loop_help(channel, missing.name)
    if loop:
        return loop
    own = {Figure.LOSS_LIMIT: "loss = …dB", Figure.REACH: "reach = …m"}.get(missing.kind, "reach = …m; loss = …dB")
    fibre = (channel.budget.fibre or "").lower()
    row = f'limit {{ fibre = {fibre}; {own}; source = "…" }}'
    module = f"the {missing.name} module{channel.at_end(missing.name)}"
    return f"where the maker of {module} states it, write the module as a part of your own with `{row}`"


def _loop_help(channel: CheckedChannel, application: str) -> str:
    """A loopback plug is made for some classes of fibre: the application has no limit over that of another."""
    site = channel.plant.site
    plugs = [site.part_of(component) for component in channel.components()]
    named = site.applications.get(application)
    if named is None or not any(part.kind is PartKind.LOOPBACK for part in plugs):
        return ""
    classes = ", ".join(dict.fromkeys(site.fibres[row.fibre].shown for row in named.limits if row.fibre in site.fibres))
    return f"use a loopback plug of a fibre over which {application} is stated: {classes}"


RULE = Rule(
    __name__,
    summary="The loss of a channel cannot be checked: a limit, a grade of connector or an attenuation is not known.",
    why="What is not known does not pass: this channel may work or not.",
    fix="Use parts whose records state their loss, or put the missing fact into a record of your own, with its source.",
    sources=(
        IEEE_802_3,
        (
            "FS quoting US Conec, MTP grades: "
            "https://community.fs.com/blog/a-comprehensive-guide-to-mtp-connector.html (medium)"
        ),
    ),
    bad=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nograde { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    check=check,
    needs=(Premise.PATH_COMPLETE,),
)
