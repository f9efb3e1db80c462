"""Where parts look up the standards that their records name."""

from __future__ import annotations

from typing import Protocol

from mtpc.catalogue.colours import Colours
from mtpc.catalogue.standards import Grade, Map, Named, Pinout
from mtpc.catalogue.types import Application, Family, Fibre


class Standards(Protocol):
    """Where a part's families, fibres, maps, pin-outs and grades are looked up."""

    def family(self, name: str) -> Family | None:
        """A connector family."""

    def fibre(self, name: str) -> Fibre | None:
        """A fibre class."""

    def map(self, name: str) -> Map | None:
        """A position map."""

    def pinout(self, name: str) -> Pinout | None:
        """A pin-out."""

    def grade(self, name: str) -> Grade | None:
        """A grade of connector."""

    def splice(self, name: str) -> Grade | None:
        """The maximum loss of a splice by a standard."""

    def application(self, name: str) -> Application | None:
        """An application."""

    def alias(self, name: str) -> Named | None:
        """Another name of an application."""

    def names(self, kind: str) -> list[str]:
        """The names of all records of a kind: families, fibres, maps …"""

    def wavelength(self, name: str) -> Colours | None:
        """The band of a wavelength of a grid."""

    def wavelength_names(self, grid: str = "") -> list[str]:
        """The wavelengths of a grid, or of all."""
