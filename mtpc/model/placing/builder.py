"""Builds a site: the findings, the lookups of names and the choices of parts that the kinds use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtpc.catalogue.load import Library
from mtpc.model.auto_length_values import Routing
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.lock.lock_text import NO_LOCK, Lock
from mtpc.model.pathways import Pathways
from mtpc.model.placing.choices import PartChoices
from mtpc.model.placing.findings import Findings
from mtpc.model.placing.part_facts import PartFacts
from mtpc.model.placing.part_lookup import PartLookup
from mtpc.model.placing.place_lookup import PlaceLookup
from mtpc.model.placing.preferences import Preferences
from mtpc.model.site import Site
from mtpc.model.sources.file_uses import FileUses

if TYPE_CHECKING:
    from mtpc.model.placing.leg_allocation import Pool

TRAY_ATTRIBUTES = ("tray", "through", "avoid")
DOCUMENT_SETTINGS = frozenset({"side", "pull-group", "pathway", "pull-eye", "status", "test-limit", "ticket"})


class SiteBuilder(Findings):
    """The site being built, with everything that placing a statement needs."""

    def __init__(
        self,
        site: Site,
        library: Library,
        uses: dict[str, FileUses],
        *,
        lock: Lock | None = NO_LOCK,
    ) -> None:
        super().__init__(site)
        self.library = library
        self.parts = PartLookup(self, uses, PartFacts(site, library))
        self.places = PlaceLookup(self)
        self.articles = PartChoices(library)
        self.preferences = Preferences()
        self.racks_of: list[ExpandedStatement] = []  # the statement of each rack of the site
        self.pathways = Pathways(site)
        self.lock = lock  # None: it is broken, and was reported
        self.pools: dict[tuple[str, ...], Pool] = {}  # the legs of each any(…), by what it names
        self.waiting: list[ExpandedStatement] = []  # circuits with any(…): they choose when all others are placed

    def settings(self, statement: ExpandedStatement) -> dict[str, str]:
        """What documents want to know of a statement: status, ticket, its group, its comment …; raises Fault."""
        self.check_trays(statement)
        kept = {name: statement.setting(name) for name in statement.attributes if name in DOCUMENT_SETTINGS}
        if statement.origin.note:
            kept["note"] = statement.origin.note
        if statement.groups:
            kept["group"] = statement.groups[-1]
        return kept

    def check_trays(self, statement: ExpandedStatement) -> None:
        """Raise the finding if a statement names a tray that does not exist, or the whole way and a part of it."""
        for attribute in TRAY_ATTRIBUTES:
            for name in statement.listed(attribute) or ():
                if self.symbols.trays.find(name) is None:
                    span, trays = statement.attributes[attribute].span, list(self.symbols.trays.things)
                    raise self.unknown(statement, span, "tray", name, trays)

    def routing_of(self, statement: ExpandedStatement) -> Routing:
        """What a statement says of the trays its cable takes, as they are declared."""
        trays, through, avoid = (
            tuple(map(self.symbols.trays.declared, statement.listed(attribute) or ())) for attribute in TRAY_ATTRIBUTES
        )
        side = statement.setting("side")
        others = {tray.name for tray in self.site.trays.values() if side and tray.side not in ("", side)}
        return Routing(trays) if trays else Routing((), through, frozenset(others.union(avoid)))

    def may_bring_modules(self, statement: ExpandedStatement) -> bool:
        """Whether the ends of a cable are modules, or its part is not known."""
        return self.parts.may_bring_modules(statement)
