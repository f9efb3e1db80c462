"""GEO203 diverse-group-empty: a group that is to be diverse has no cable or circuit in it."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Groups of a `diverse` in which nothing lies that could be compared."""
    site = plant.site
    if not site.diversities:
        return
    filled = {group for component in site.every_component() for group in site.origin_of(component).groups}
    filled |= {group for circuit in site.circuits for group in circuit.origin.groups}
    for diversity in site.diversities:
        for group in diversity.groups:
            if group not in filled and not site.gaps.in_group(group):
                yield Diagnostic(
                    code=RULE.code,
                    message=f"{diversity.name} compares {group}, which has no cable or circuit in it",
                    span=diversity.origin.attribute("groups"),
                    severity=RULE.severity,
                    object=group,
                    help=f"put the cables and circuits into `group {group} {{ … }}`, or leave it out",
                    context=diversity.origin.context,
                )


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A group that is to be diverse has no cable or circuit in it.",
    why="Nothing is compared, and the lack of findings looks like two routes that share nothing.",
    fix="Write the cables and circuits inside the braces of the group, or leave the group out of `diverse`.",
    bad=(
        "group a { cord leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : acme.patch-lc-om4 { length = 2m } }\n"
        "group b { cord leaf01.xe-0/0/1 -- leaf02.xe-0/0/1 : acme.patch-lc-om4 { length = 2m } }\n"
        "group c { }\n"
        "diverse ab { by = trunk; groups = [a, c] }"
    ),
    good=(
        "group a { cord leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : acme.patch-lc-om4 { length = 2m } }\n"
        "group b { cord leaf01.xe-0/0/1 -- leaf02.xe-0/0/1 : acme.patch-lc-om4 { length = 2m } }\n"
        "group c { }\n"
        "diverse ab { by = trunk; groups = [a, b] }"
    ),
    check=check,
)
