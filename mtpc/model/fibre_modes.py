"""The modes of fibre a module is made for, by the records of the fibres its application has limits over."""

from __future__ import annotations

from mtpc.catalogue.types import FibreMode, OpticPart
from mtpc.model.site import Site


def modes_of(site: Site, article: object) -> frozenset[FibreMode]:
    """The modes a module is made for; none where that is not known, or it is no module."""
    application = site.applications.get(article.application) if isinstance(article, OpticPart) else None
    fibres = (site.fibres.get(limit.fibre) for limit in application.limits) if application else ()
    return frozenset(fibre.mode for fibre in fibres if fibre is not None)
