"""What the site has to know of the parts on it: their vendors, their fibres, what their optics are for."""

from __future__ import annotations

from mtpc.catalogue.catalogues import Catalogue
from mtpc.catalogue.load import Library
from mtpc.catalogue.types import Application, OpticPart, PanelPart, Part, WiredPart
from mtpc.model.site import Site


class PartFacts:
    """Takes facts out of catalogues into the site, each when a part on the floor first needs it."""

    def __init__(self, site: Site, library: Library) -> None:
        self._site = site
        self._library = library

    def keep(self, part: Part, catalogue: Catalogue | None = None) -> None:
        """Make the vendor, fibre and application of a part known to the site."""
        site = self._site
        if part.vendor not in site.vendors and (
            vendor := (catalogue and catalogue.vendor(part.vendor)) or self._library.vendor(part.vendor)
        ):
            site.vendors[part.vendor] = vendor
        wired = part.fixed if isinstance(part, PanelPart) else part
        if isinstance(wired, WiredPart) and wired.fibre:
            self._keep_fibre(wired.fibre)
        if isinstance(part, OpticPart):
            self.application(part.application)

    def application(self, name: str) -> Application | None:
        """The application of that name, made known to the site with the fibres it is limited over."""
        application = self._library.application(name)
        if application and application.name not in self._site.applications:
            self._site.applications[application.name] = application
        return application

    def _keep_fibre(self, name: str) -> None:
        if name not in self._site.fibres and (fibre := self._library.fibre(name)):
            self._site.fibres[name] = fibre
