"""POL203 method-not-as-required: a channel is not built by the polarity method a policy requires."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._findings import component_finding
from mtpc.rules._requirements import required_at
from mtpc.rules.lanes._lanes import told_of_method
from mtpc.rules.lanes._methods import AgainstMethod, against_methods
from mtpc.rules.rule import Premise, Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The first piece of every channel with light that the method does not have, or whose method is not clear."""
    told = told_of_method(plant)
    for against in against_methods(plant):
        if against.name not in told:
            yield _finding(plant, against)


def _finding(plant: Plant, against: AgainstMethod) -> Diagnostic:
    method = str(against.stated.value).upper()
    help_ = f"use what method {method} uses there (`mtpc explain {_PAGES[method]}`)"
    finding = component_finding(RULE, plant.site, against.component, against.message, help_=help_)
    if against.adapter:
        origin = against.adapter.origin
        finding = replace(finding, span=origin.type or origin.what, context=origin.context)
    return replace(finding, object=against.name, labels=(required_at(against.stated),))


_PAGES = {"A": "method-a", "B": "method-b", "C": "method-c", "U1": "universal", "U2": "universal"}

RULE = Rule(
    __name__,
    summary="A channel is not built by the polarity method a policy requires, or its method cannot be determined.",
    why=(
        "Two methods in one hall work until a cord is moved from one to the other. Methods are derived from maps "
        "and keys, never taken from a name; two rows and maps of one's own have no method."
    ),
    fix="Use the trunk, plate, cassette or cord of that method, or narrow the scope of the policy.",
    sources=(
        "ANSI/TIA-568.3-E as Siemon describes it: "
        "https://blog.siemon.com/infrastructure/category/cabling-standards-news (high)",
        "HTF, components of methods A, B, C: "
        "https://www.htfwdm.com/info/proper-polarization-connectivity-in-mtp-system-53208646.html (high)",
    ),
    bad=(
        "policy { require { method = b } }\n"
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        "policy { require { method = u1 } }\n"
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    check=check,
    effect="not by the required method",
    needs=(Premise.PATH_COMPLETE,),
)
