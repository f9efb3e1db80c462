"""OPT116 light-of-one-link-divided: a splitter shares out the light of a link that is made for two ports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Consequence, Diagnostic
from mtpc.rules._naming import channel_name, named, type_span
from mtpc.rules.rule import OF_CHANNELS, Rule

SHARED = "PON"  # the group of applications that are made for many ports at one


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Each splitter that is passed by channels of applications for two ports, with those channels."""
    site, columns = plant.site, plant.channels
    passing: dict[int, dict[str, str]] = defaultdict(dict)  # splitter -> channel -> its application
    for channel in range(len(columns)):
        shape = columns.shape_of(channel)
        if shape.far is None or not any(hop.article.branches for route in shape.routes for hop in route.hops):
            continue
        application = site.applications.get(shape.near.application)
        if application is None or application.group == SHARED:
            continue
        for route, components in zip(shape.routes, columns.components[channel], strict=True):
            for hop, component in zip(route.hops, components, strict=True):
                if hop.article.branches:
                    passing[component][channel_name(plant, channel)] = application.name
    for component, channels in sorted(passing.items()):
        first, *_ = channels.values()
        yield Diagnostic(
            RULE.code,
            f"{named(site, component)} shares out light, and {first} joins two ports",
            type_span(site.origin_of(component)),
            severity=RULE.severity,
            object=site.name_of(component),
            help="use a part that leads each port to one other, or modules that are made for a splitter (PON)",
            consequences=tuple(
                Consequence(RULE.code, name, f"{name} ({application}) passes it")
                for name, application in channels.items()
            ),
            context=site.origin_of(component).context,
        )


_TEE = (
    "part tee : harness {{ fibre = os2; polish = upc; loss = 0.3dB; {} = true; loss-through = 3.7dB\n"
    "  return-loss = 50dB; end a : lc-duplex; end b[1..2] : lc-duplex\n"
    "  map a1.L -- b1.R; map a1.R -- b1.L; map a1.L -- b2.R; map a1.R -- b2.L }}\n"
    "device edge[5..6] : acme.router-100g at A01.U[20, 22]; optic edge[5..6].et-0/0/0 : acme.q28-100g-fr1\n"
    "harness H : tee at edge5.et-0/0/0 -- [edge6.et-0/0/0, parked] {{ length = 2m }}"
)
RULE = Rule(
    __name__,
    summary="A splitter shares out the light of a link that is made for two ports.",
    why=(
        "Behind a splitter two modules hear the one, and the one hears both at a time: nothing in Ethernet for two "
        "ports lets them take turns. Only passive optical networks do. A harness that divides the lanes of a port is "
        "another thing: there each lane has one far end."
    ),
    fix="Use a part without a splitter, one cord for each pair of ports, or modules of a passive optical network.",
    sources=(
        "a splitter on one port of 2xFR4: linktype page of the maker, docs.nvidia.com mms4x50nm800g2kmpub (high)",
        "point to multipoint needs a protocol of its own: IEEE 802.3 clause 64, ITU-T G.984 (recalled)",
    ),
    bad=_TEE.format("branches"),
    good=_TEE.format("splits"),
    check=check,
    needs=OF_CHANNELS,
    effect="sharing its light",
)
