"""LOS312 measured-over-limit: a cable was measured with more loss than is allowed it."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.cable_loss import cable_limit_db
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.rules._naming import named
from mtpc.rules.budget._examples import measured
from mtpc.rules.rule import Premise, Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Measured losses over the limit that the cut sheet prints for the cable alone.

    The wavelength of a measurement is not stated, nor of which leg it is: the greatest of the limits counts.
    """
    site = plant.site
    for component, built in site.as_built.items():
        if built.loss_db is None:
            continue
        name, limit_db = named(site, component), cable_limit_db(site, component)
        if limit_db is None:
            premise = f"the loss limit of {name} is not known: its length, its fibre or the loss of its pairs"
            yield Unjudged(site.name_of(component), (RULE.code,), premise)
        elif built.loss_db > limit_db:
            yield Diagnostic(
                code=RULE.code,
                message=f"{name} was measured with {show(built.loss_db)} dB; the limit of this cable is {show(limit_db)} dB",
                span=built.origin.attribute("loss"),
                severity=RULE.severity,
                object=site.name_of(component),
                help="clean its connectors and measure it again, or correct what is stated",
                context=built.origin.context,
            )


RULE = Rule(
    code="LOS312",
    name="measured-over-limit",
    severity=Severity.ERROR,
    summary="A cable was measured with more loss than is allowed it.",
    why=(
        "A certified result over the printed limit is a failed cable: a dirty or damaged connector, a bend, a splice. "
        "It is compared with the limit that the cut sheet prints for the cable alone: the maximum loss of its two end "
        "pairs by their grade, its splices, and its fibre."
    ),
    fix="Clean and inspect its connectors, measure again, and state the new result; replace the cable if it stays.",
    sources=(
        "TIA-568.3 and ISO/IEC 14763-3: pairs, splices and length times attenuation (applications reference, section 6)",
        "the maximum loss of a pair is that of its grade: `mtpc catalog show`",
    ),
    bad=measured("1.2dB"),
    good=measured("0.5dB"),
    check=check,
    premises=(Premise.NAMES_RESOLVED, Premise.PARTS_COMPLETE, Premise.LENGTHS_KNOWN),
)
