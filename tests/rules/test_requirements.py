"""Of whom a policy requires something, which application's figure rules, and which channels are judged at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.rules.budget._channels import checked_channels
from tests.support.examples import FLOOR
from tests.support.sites import placed
from tests.unit.channel.rows import OS2, application, limit, plant

CORD = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
CIRCUIT = "circuit up : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0\n"
MARGIN = "policy { require { min-margin = 1.9dB } }\n"  # 1.9 dB is the whole limit of the application


def found(lines: str, code: str) -> list[Diagnostic]:
    return [one for one in compile_texts({"a.mtp": FLOOR + lines}).diagnostics if one.code == code]


@pytest.mark.parametrize(
    ("lines", "holds"),
    [
        (MARGIN + CORD, True),
        (f"group a {{\n{MARGIN}{CORD}}}\n", True),  # of what the light passes
        (f"group a {{\n{MARGIN}}}\n{CORD}", False),
        (f"group a {{\n{MARGIN}{CIRCUIT}}}\n{CORD}", True),  # of the circuit that wants it
        (f"group a {{\n{MARGIN}}}\ngroup b {{\n{CIRCUIT}}}\n{CORD}", False),
        (f"group a {{\n{MARGIN}}}\n{MARGIN.replace('1.9', '0.1')}{CORD}", False),
        (f"group a {{\n{MARGIN}}}\ngroup b {{\n{MARGIN}{CORD}}}\n", True),
    ],
)
def test_a_margin_is_required_of_the_channels_of_its_scope(lines: str, holds: bool) -> None:
    assert [one.object for one in found(lines, "LOS305")] == (
        [] if not holds else ["up" if CIRCUIT in lines else "leaf01.et-0/0/48 -- spine1.et-0/0/0"]
    )


def test_the_greatest_of_several_margins_is_named() -> None:
    lower = MARGIN.replace("1.9", "1.8")
    for policies in (MARGIN + f"group a {{\n{lower}{CORD}}}\n", lower + f"group a {{\n{MARGIN}{CORD}}}\n"):
        (one,) = found(policies, "LOS305")
        assert one.message.endswith("the policy requires 1.9 dB")
        (label,) = one.labels
        assert (FLOOR + policies)[label.span.start :].startswith("min-margin = 1.9dB") or "1.9dB" in (FLOOR + policies)[
            label.span.start : label.span.end
        ]


POLISH = "policy { require { polish = apc } }\n"


@pytest.mark.parametrize(
    ("lines", "holds"),
    [
        (POLISH + CORD, True),
        (f"group a {{\n{POLISH}{CORD}}}\n", True),
        (f"group a {{\n{POLISH}}}\n{CORD}", False),
        ("policy { require { gender = pinned-trunk } }\n" + CORD, False),  # another attribute
    ],
)
def test_a_polish_is_required_of_the_cables_of_its_scope(lines: str, holds: bool) -> None:
    names = {one.object for one in found(lines, "FIN105")}
    assert ("leaf01.et-0/0/48 -- spine1.et-0/0/0" in names) == holds


def test_the_flat_end_face_of_an_array_connector_is_called_upc_as_well() -> None:
    assert found(POLISH.replace("apc", "upc") + CORD, "FIN105") == []
    assert found(POLISH.replace("apc", "pc") + CORD, "FIN105") == []


def test_what_is_open_is_said_once_where_it_is_mated() -> None:
    part = "acme.patch-mpo12-b-om4-open"
    lines = f"policy {{ require {{ gender = pinned-trunk }} }}\n{CORD.replace('acme.patch-mpo12-b-om4', part)}"
    assert [one.code for one in compile_texts({"a.mtp": FLOOR + lines}).diagnostics] == ["GEN104"]
    floor = FLOOR.replace("trunk T01", "# trunk T01")
    alone = lines.replace("leaf01.et-0/0/48", "lp01.1.1").replace("spine1.et-0/0/0", "lp01.1.2")
    codes = [one.code for one in compile_texts({"a.mtp": floor + alone}).diagnostics]
    assert codes == ["GEN105"]  # nothing is behind the plate


# ---- which application rules


def between(figure: str, one: str | None, other: str | None, wanted: str | None = None) -> Plant:
    """Two optics and a circuit with one figure each."""
    known = []
    for name, value in (("ONE", one), ("OTHER", other), ("ASKED", wanted)):
        row: dict[str, Any] = {figure: None if value is None else Decimal(value)}
        known.append(application(name, replace(limit(of="os2"), **row)))
    asked = known[2] if wanted else None
    return plant(["2"], fibres=[OS2], applications=tuple(known), wanted=asked, near="ONE", far="OTHER")


@pytest.mark.parametrize(
    ("figure", "values", "rules"),
    [
        ("loss_db", ("3", "2", None), "OTHER"),
        ("loss_db", ("2", "3", None), "ONE"),
        ("loss_db", ("2", "3", "1"), "ASKED"),
        ("loss_db", (None, "3", None), "OTHER"),
        ("reach_m", ("500", "300", "400"), "OTHER"),
        ("loss_min_db", ("3", "2", None), "ONE"),  # of minimum figures the largest is the strictest
        ("reach_min_m", ("1", "2", None), "OTHER"),
    ],
)
def test_the_strictest_figure_names_its_application(
    figure: str, values: tuple[str | None, str | None, str | None], rules: str
) -> None:
    (one,) = checked_channels(between(figure, *values))
    assert one.application_of(figure) == rules


def test_a_circuit_that_is_something_else_than_its_optics_is_judged_by_what_they_are() -> None:
    optics = replace(application("ONE", limit(of="os2", reach_m="500")), lane_tech="ONE")
    other = replace(application("OTHER", limit(of="os2", reach_m="100")), lane_tech="OTHER")
    for wanted, reach in ((optics, 500), (other, 500), (None, 500)):
        made = plant(["2"], fibres=[OS2], applications=(optics, other), wanted=wanted, near="ONE", far="ONE")
        (channel,) = checked_channels(made)
        assert (channel.budget.reach_m, channel.application_of("reach_m")) == (Decimal(reach), "ONE")
    unknown = plant(["2"], fibres=[OS2], applications=(other,), wanted=other, near="NOBODY", far="OTHER")
    assert len(checked_channels(unknown)) == 1


def test_a_channel_stands_at_its_first_circuit_else_at_its_first_cable() -> None:
    asked = application("ONE", limit(of="os2"))
    for wanted in (None, asked):
        site = plant(["2", "2"], fibres=[OS2, OS2], applications=(asked,), wanted=wanted, near="ONE", far="ONE").site
        placed(site)
        if wanted:
            first = replace(site.circuits[0], origin=site.components.origin[1])
            site.circuits[:] = [first, replace(first, name="later", origin=site.components.origin[0])]
        (one,) = checked_channels(trace(site))
        assert one.origin == site.components.origin[1 if wanted else 2]
        assert one.components() == (2, 3)
