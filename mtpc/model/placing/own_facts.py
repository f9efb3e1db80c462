"""Facts beside those of the catalogue: applications, classes of fibre, grades, maps, pin-outs and connector families.

Each is entered into the library of this compile under its own name; parts and circuits find it there as they find one
of a standard. Nothing that is shipped is ever replaced.
"""

from __future__ import annotations

from collections.abc import Callable

from mtpc.catalogue.records import fact_of
from mtpc.catalogue.types import Fact
from mtpc.diagnostics.suggest import with_article
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import STATED_SOURCE, AttributeDefinition, Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.clauses import check_blocks
from mtpc.model.placing.record_values import stated_source
from mtpc.model.values import Fault

Make = Callable[[SiteBuilder, ExpandedStatement, str], object]


@dataclass(frozen=True, slots=True)
class FactSort:
    """A sort of facts: where the library keeps them, what they are called, and how a statement becomes one."""

    folder: str  # fibres
    noun: str  # fibre class
    needed: tuple[str, ...]  # attributes without which it is nothing
    make: Make
    before_others: bool = False  # facts of other sorts are stated with it


def kind_of_fact(
    name: str,
    meaning: str,
    sort: FactSort,
    attributes: tuple[AttributeDefinition, ...] = (),
    *,
    type_: str = "",
    children: tuple[Kind, ...] = (),
) -> Kind:
    """A kind of statement about a sort of facts; whatever else it states, it states their source."""

    def place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
        _enter(builder, statement, made, sort)

    made = Kind(
        name,
        meaning,
        rank=-2 if sort.before_others else -1,
        type=type_,
        attributes=(*attributes, *STATED_SOURCE),
        children=children,
        place=place,
    )
    return made


def _enter(builder: SiteBuilder, statement: ExpandedStatement, kind: Kind, sort: FactSort) -> None:
    """Enter what a statement declares, each name by itself; what is wrong with one is reported."""
    faults = check_blocks(statement, kind)
    for fault in faults:
        builder.report(fault, statement)
        for name in statement.names:
            builder.library.report(name)
    for name in statement.names if not faults else ():
        try:
            _check_new(builder, statement, sort, name)
            _check_complete(statement, sort, name)
            builder.library.add(sort.folder, name, sort.make(builder, statement, name))
        except Fault as fault:
            builder.report(fault, statement, (name,))
            builder.library.report(name)


def _check_new(builder: SiteBuilder, statement: ExpandedStatement, sort: FactSort, name: str) -> None:
    origins, key = builder.symbols.facts, (sort.folder, name.lower())
    builder.check_new(statement, name, origins.get(key), sort.noun)
    if name.lower() in map(str.lower, builder.library.names(sort.folder)):
        message = f"there is {with_article(sort.noun)} {name} already, of the catalogue or of a folder of records"
        raise statement.fault("REF107", statement.what_spans[0], message, "give yours another name", about=name)
    origins[key] = statement.origin


def _check_complete(statement: ExpandedStatement, sort: FactSort, name: str) -> None:
    missing = [attribute for attribute in (*sort.needed, "source") if attribute not in statement.attributes]
    if missing:
        message = f"{statement.kind} {name} has no {' and no '.join(missing)}"
        examples = ('source = "…"' if attribute == "source" else f"{attribute} = …" for attribute in missing)
        raise statement.fault("TYP110", statement.what_spans[0], message, f"add `{'; '.join(examples)}`", about=name)


def fact_stated(builder: SiteBuilder, statement: ExpandedStatement, whole: ExpandedStatement | None = None) -> Fact:
    """Where the figures of a statement come from, or of a block that states a source of its own within a `whole`."""
    source = stated_source(builder.site, whole or statement)
    own = {"title": statement.setting("source")} if whole is not None and "source" in statement.attributes else {}
    return fact_of({"source": source | own})
