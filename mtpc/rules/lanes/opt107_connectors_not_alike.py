"""OPT107 connectors-not-alike: one connector of a module leads to one port, another to several."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._findings import component_finding
from mtpc.rules.lanes._divided import divided_ports
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import NVIDIA_TWIN_PORTS


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Modules whose maker wants all connectors straight, or all split."""
    site = plant.site
    wanting = list(site.components_whose(lambda part: isinstance(part, OpticPart) and part.connectors_alike))
    carried = divided_ports(plant) if wanting else {}
    for component in wanting:
        split = {face: carried[face] for face in site.faces_of(component) if face in carried}
        if len(set(split.values())) < 2:
            continue
        straight, divided = (
            next(face for face, is_split in split.items() if is_split is kind) for kind in (False, True)
        )
        cables = [site.name_of(site.component_of(site.mate_of(face))) for face in (straight, divided)]
        yield component_finding(
            RULE,
            site,
            component,
            f"{site.face_name(straight)} leads to one port (by {cables[0]}) and {site.face_name(divided)} is split (by"
            f" {cables[1]}); the connectors of {site.part_of(component).name} take cables of one kind",
            help_="use straight cables in all its connectors, or splitters in all",
        )


RULE = Rule(
    __name__,
    summary="One connector of a module leads to one port and another is split, against the rule of its maker.",
    why=(
        "Makers of some modules with two connectors run both as one thing: one link each, or two each. Light would"
        " arrive, but the port cannot be set so that both come up. Only parts that state the rule are judged by it."
    ),
    fix="Use straight cables in all connectors of the module, or splitters in all.",
    sources=(NVIDIA_TWIN_PORTS,),
    bad=(
        "device t[1..3] : acme.tester-2u at A02.U[1, 4, 7]\n"
        "optic t1.osfp1 : acme.osfp-800g-2xsr4\n"
        "optic [t2.osfp[1..2], t3.osfp[1..2]] : acme.osfp-400g-sr4-flat\n"
        "harness S1 : acme.split-mpo12-2xmpo12-cross-om4 at t1.osfp1:1 -- t2.osfp[1..2] { length = 5m }\n"
        "cord t1.osfp1:2 -- t3.osfp1 : acme.patch-mpo12-b-om4-apc { length = 5m }"
    ),
    good=(
        "device t[1..3] : acme.tester-2u at A02.U[1, 4, 7]\n"
        "optic t1.osfp1 : acme.osfp-800g-2xsr4\n"
        "optic [t2.osfp[1..2], t3.osfp[1..2]] : acme.osfp-400g-sr4-flat\n"
        "harness S1 : acme.split-mpo12-2xmpo12-cross-om4 at t1.osfp1:1 -- t2.osfp[1..2] { length = 5m }\n"
        "cord t3.osfp2 -- t3.osfp1 : acme.patch-mpo12-b-om4-apc { length = 5m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
