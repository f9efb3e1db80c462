"""What the site has to know of its parts: their vendors, their fibres and the applications of optics."""

from __future__ import annotations

from mtpc.catalogue.catalogues import Catalogue
from mtpc.catalogue.load import Library
from mtpc.catalogue.types import Application, DevicePart, OpticPart, PanelPart, Part, WiredPart
from mtpc.model.site import Site


class PartFacts:
    """Copies facts from catalogues into the site, each when a part first needs it."""

    def __init__(self, site: Site, library: Library) -> None:
        self._site = site
        self._library = library

    def keep(self, part: Part, catalogue: Catalogue | None = None) -> None:
        """Enter the vendor, fibre and application of a part into the site."""
        site = self._site
        if part.vendor not in site.vendors and (
            vendor := (catalogue and catalogue.vendor(part.vendor)) or self._library.vendor(part.vendor)
        ):
            site.vendors[part.vendor] = vendor
        wired = part.fixed if isinstance(part, PanelPart) else part
        if isinstance(wired, WiredPart) and wired.fibre:
            self._keep_fibre(wired.fibre)
        for family in part.families if isinstance(part, DevicePart) else ():
            if family.optic is not None:
                self.application(family.optic.application)
        if isinstance(part, OpticPart):
            for name in dict.fromkeys([part.application, *(mode.application for mode in part.modes)]):
                self.application(name)

    def application(self, name: str) -> Application | None:
        """The application of that name, which is entered into the site with the fibres it has limits over."""
        application = self._library.application(name)
        if application and application.name not in self._site.applications:
            self._site.applications[application.name] = application
            for limit in application.limits:
                self._keep_fibre(limit.fibre)
        return application

    def _keep_fibre(self, name: str) -> None:
        if name not in self._site.fibres and (fibre := self._library.fibre(name)):
            self._site.fibres[name] = fibre
            if fibre.based_on:
                self._keep_fibre(fibre.based_on)
