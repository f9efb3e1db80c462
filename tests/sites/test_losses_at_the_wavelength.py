"""The fibre of a channel of a CWDM or DWDM module is calculated at the wavelength that the module is made for.

By hand, over 10 km of a fibre of one's own: its listed figure times 10; between two listed wavelengths the worse of
both; beyond the highest one the figure of OS2 (0.4 dB/km) where that is worse.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.channel.budget import budget
from mtpc.channel.types import TermKind
from mtpc.pipeline import compile_texts
from mtpc.result import Result

TEXT = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
fibre own : os2 {{ {rows}; source = "OTDR" }}
part line : cord {{ fibre = own; polish = upc; loss = 0.25dB; return-loss = 50dB; map = duplex-ab
  end [a,b] : lc-duplex; source = "x" }}
part cw : optic {{ form-factor = "sfp+"; application = {application}; wavelength = {wavelength}; source = "data sheet"
  port mdi : lc-duplex {{ polish = upc; pinout = lc-duplex }}
  limit {{ fibre = os2; loss = 14dB; reach = 40km }} }}
rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-48x10 at R[1..2].U40
optic sw[1..2].xe-0/0/0 : cw
cord sw1.xe-0/0/0 -- sw2.xe-0/0/0 : line {{ length = 10km }}
circuit a : {application} at sw1.xe-0/0/0 -- sw2.xe-0/0/0
"""


def row(wavelength: int, maximum: str) -> str:
    return f"attenuation {{ wavelength = {wavelength}nm; maximum = {maximum}dB/km }}"


def compiled(wavelength: str, *rows: str, application: str = "10G-CWDM") -> Result:
    text = TEXT.format(rows="; ".join(rows), wavelength=wavelength, application=application)
    return compile_texts({"a.mtp": text}, today="2026-12-01")


def fibre_db(result: Result) -> Decimal | None:
    (term,) = [term for term in budget(result.plant, 0).terms if term.kind is TermKind.FIBRE]
    return term.loss_db


@pytest.mark.parametrize(
    ("wavelength", "rows", "wanted"),
    [
        ("cwdm-1310", (row(1310, "2.0"), row(1383, "0.25")), "20"),
        ("cwdm-1470", (row(1310, "2.0"), row(1383, "0.25")), "4"),  # OS2 has 0.4 at 1550
        ("cwdm-1470", (row(1383, "0.3"), row(1550, "0.22")), "3"),
        ("cwdm-1550", (row(1550, "0.22"),), "2.2"),
        ("cwdm-1530", (row(1550, "0.22"),), "4"),  # 0.4 at 1383
        ("cwdm-1530", (row(1530, "0.24"), row(1550, "0.22")), "2.4"),
        ("cwdm-1610", (row(1550, "0.22"),), "4"),  # beyond 1550 it may be more than 0.22
        ("cwdm-1590", (row(1550, "0.22"), row(1625, "0.25")), "2.5"),
    ],
)
def test_a_module_of_a_grid_counts_at_its_own_wavelength(wavelength: str, rows: tuple[str, ...], wanted: str) -> None:
    assert fibre_db(compiled(wavelength, *rows)) == Decimal(wanted)


def test_a_dense_grid_counts_at_the_middle_of_its_band() -> None:
    """C34 is 193.4 THz, 1550.12 nm; C30 is 193.0 THz, 1553.33 nm."""
    assert fibre_db(compiled("dwdm-c34", row(1550, "0.22"), application="10G-DWDM")) == Decimal("2.2")
    figures = (row(1550, "0.22"), row(1565, "0.24"))
    assert fibre_db(compiled("dwdm-c30", *figures, application="10G-DWDM")) == Decimal("2.4")


def test_what_is_too_much_at_the_wavelength_is_an_error() -> None:
    """10 km of 2 dB/km are 20 dB, and its maker allows 14."""
    result = compiled("cwdm-1310", row(1310, "2.0"), row(1383, "0.25"))
    assert [finding.code for finding in result.diagnostics] == ["LOS301"]
    assert result.proof().proved == 0
