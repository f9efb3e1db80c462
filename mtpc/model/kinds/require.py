"""`require rail { of = "gpu[*].hca[k]"; to = "rail[k]" }`: what has to hold of the fabric as it stands on the floor."""

from __future__ import annotations

from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import SHARED_SORTS, FabricKind, Requirement
from mtpc.model.kinds._kind import AttributeDefinition, Kind, taking
from mtpc.model.kinds._patterns import ends_of, pattern_of
from mtpc.model.name_patterns import NamePattern
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Index

_NEEDED = {
    FabricKind.RAIL: ("of", "to"),
    FabricKind.SPREAD: ("of", "to"),
    FabricKind.CABLED: ("of",),
    FabricKind.SEPARATE: ("group", "by"),
}
_ALLOWED = {
    **_NEEDED,
    FabricKind.SPREAD: ("of", "to", "links"),
    FabricKind.SEPARATE: ("group", "by", "ends"),
}


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    kind = _kind(statement)
    for name in _NEEDED[kind]:
        if name not in statement.attributes:
            raise statement.fault("TYP110", None, f"this `require {kind}` has no `{name}`", f"write `{name} = …`")
    for name, given in statement.attributes.items():
        if name not in _ALLOWED[kind]:
            help_ = f"it takes {', '.join(_ALLOWED[kind])}"
            raise statement.fault("TYP103", given.name_span, f"`require {kind}` takes no `{name}`", help_)
    patterns = {name: pattern_of(statement, name) for name in ("of", "to") if name in statement.attributes}
    if kind is FabricKind.RAIL:
        _check_words(statement, patterns["of"], patterns["to"])
    links = statement.value("links")
    requirement = Requirement(
        kind,
        patterns.get("of"),
        patterns.get("to"),
        links.value if isinstance(links, Index) else None,
        _group(builder, statement) if kind is FabricKind.SEPARATE else "",
        _sorts(statement) if kind is FabricKind.SEPARATE else (),
        statement.origin,
        ends_of(statement),
    )
    builder.site.requirements.append(requirement)


def _kind(statement: ExpandedStatement) -> FabricKind:
    word = statement.names[0]
    if word not in tuple(FabricKind):
        known = [str(kind) for kind in FabricKind]
        help_ = near_sentence("requirement", word, known) or f"requirements are {', '.join(known)}"
        raise statement.fault("TYP104", statement.what_spans[0], f"there is no requirement {word}", help_)
    return FabricKind(word)


def _check_words(statement: ExpandedStatement, of: NamePattern, to: NamePattern) -> None:
    """Raise the finding if no number of one name decides anything of the other."""
    unknown = [word for word in to.keys if word not in of.keys]
    if unknown or not to.keys:
        wrong = f"[{unknown[0]}] of `to` stands nowhere in `of`" if unknown else "`to` has no [word] of `of`"
        help_ = 'give the number that decides a name in both: `of = "gpu[*].hca[k]"; to = "rail[k]"`'
        raise statement.fault("TYP104", statement.attributes["to"].span, wrong, help_)


def _group(builder: SiteBuilder, statement: ExpandedStatement) -> str:
    group = statement.setting("group")
    if builder.symbols.groups.find(group) is None:
        span = statement.attributes["group"].span
        raise builder.unknown(statement, span, "group", group, list(builder.symbols.groups.things))
    return group


def _sorts(statement: ExpandedStatement) -> tuple[str, ...]:
    sorts = tuple(dict.fromkeys(statement.listed("by") or ()))
    wrong = next((sort for sort in sorts if sort not in SHARED_SORTS), None)
    if wrong is not None or not sorts:
        message = f"circuits are not compared by {wrong}" if wrong else "nothing is compared"
        help_ = near_sentence("sort", wrong or "", SHARED_SORTS) or f"`by` takes {', '.join(SHARED_SORTS)}"
        raise statement.fault("TYP104", statement.attributes["by"].span, message, help_)
    return sorts


KIND = Kind(
    "require",
    "what has to hold of the fabric, judged by the names of what light reaches: rail, spread, cabled, separate",
    rank=12,
    attributes=(
        *taking(
            "text",
            of='ports or devices, as a pattern: "gpu[*].hca[k]" ([*]: any number, [k]: a number with a name)',
            to='where light of the ports of a rail has to arrive, "rail[k]"; the devices at the other end of a spread',
        ),
        AttributeDefinition("links", "number", "how many links each pair of a spread has; default: all pairs as many"),
        *taking("name", group="the group whose circuits are to be separate"),
        *taking("text", ends='devices that separate circuits may share, as a pattern: "leaf[*]"'),
        *taking("names", by=f"what circuits that are separate may not share: {', '.join(SHARED_SORTS)}"),
    ),
    refers=True,
    place=_place,
)
