"""Modules on the other kind of fibre: told with the cable in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtpc.rules.lanes.fib101_single_mode_meets_multimode import modules_on_wrong_fibre
from tests.support.examples import on_the_floor
from tests.unit.channel.rows import OM4, OS2, application, limit, plant

MULTI, SINGLE = application("MULTI", limit()), application("SINGLE", limit(of="os2"))


@pytest.mark.parametrize(
    ("near", "far", "fibre", "said"),
    [
        ("SINGLE", "MULTI", OM4, "cord cord0 is OM4, and a is SINGLE, which needs single-mode"),
        ("MULTI", "SINGLE", OM4, "cord cord1 is OM4, and b is SINGLE, which needs single-mode"),
        ("MULTI", "SINGLE", OS2, "cord cord0 is OS2, and a is MULTI, which needs multimode"),
        ("MULTI", "MULTI", OM4, None),
        ("SINGLE", "SINGLE", OS2, None),
        ("OTHER", "SINGLE", OS2, None),  # nobody knows what OTHER needs
    ],
)
def test_the_module_on_the_other_fibre_is_told_with_the_cable_in_it(
    near: str, far: str, fibre: object, said: str | None
) -> None:
    of = OM4 if fibre is OM4 else OS2
    built = plant(["2", "2"], fibres=[of, of], applications=(MULTI, SINGLE), near=near, far=far)
    assert [finding.message for finding in modules_on_wrong_fibre(built)] == ([] if said is None else [said])


def test_the_mode_of_a_fibre_is_read_from_its_record() -> None:
    fibres = [replace(OS2, name="bend-insensitive"), replace(OM4, name="os-like")]
    modules = (application("SINGLE", limit(of="bend-insensitive")), application("MULTI", limit(of="os-like")))
    for fibre, right, wrong in zip(fibres, ("SINGLE", "MULTI"), ("MULTI", "SINGLE"), strict=True):
        fits = plant(["2", "2"], fibres=[fibre, fibre], applications=modules, near=right, far=right)
        assert list(modules_on_wrong_fibre(fits)) == []
        apart = plant(["2", "2"], fibres=[fibre, fibre], applications=modules, near=wrong, far=wrong)
        apart.site.fibres.update({each.name: each for each in fibres})
        (finding,) = modules_on_wrong_fibre(apart)
        assert finding.message.startswith(f"cord cord0 is {fibre.shown}, and a is {wrong}, which needs ")


@pytest.mark.parametrize(
    ("application", "cord", "needed"), [("10GBASE-SR", "OS2", "multimode"), ("10GBASE-LR", "OM4", "single-mode")]
)
def test_a_module_on_the_other_kind_of_fibre_is_told_by_its_port(application: str, cord: str, needed: str) -> None:
    lines = f"optic leaf01.xe-0/0/[5..6] : acme.sfp-{application.lower().replace('base', '')}\n"
    lines += f"cord leaf01.xe-0/0/5 -- leaf01.xe-0/0/6 : acme.patch-lc-{cord.lower()} {{ length = 2m }}"
    (finding,) = on_the_floor(lines).found
    assert (finding.code, finding.object) == ("FIB101", "leaf01.xe-0/0/5 -- leaf01.xe-0/0/6")
    assert finding.message.endswith(f"is {cord}, and leaf01.xe-0/0/5 is {application}, which needs {needed}")
