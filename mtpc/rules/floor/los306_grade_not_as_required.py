"""LOS306 grade-not-as-required: a mated pair may lose more than the grade a policy requires."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.standards import grade_for
from mtpc.catalogue.types import Fibre, Terminal, WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.floor_values import Stated
from mtpc.model.site import Site
from mtpc.rules._requirements import UnmetRequirement, unmet
from mtpc.rules.rule import OF_MATINGS, Rule
from mtpc.units import Quantity, show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables and cassettes with a connector of a higher loss, or of an unknown one."""
    site = plant.site
    return unmet(plant, RULE, ("grade", "pair-loss"), lambda article, stated: _check_part(site, article, stated))


def _check_part(site: Site, article: WiredPart, stated: Stated) -> UnmetRequirement | None:
    fibre = site.fibres.get(article.fibre or "")
    for index, end in enumerate(article.terminals):
        if end.family.is_electrical:
            continue
        if isinstance(stated.value, Quantity):
            limit_db, asked = stated.value.value, stated.value.text
        else:
            grades = site.policy.grades[str(stated.value)]
            if not any(not grade.shells or end.family.shell in grade.shells for grade in grades):
                continue  # no grade of this connector: `elite` requires nothing of an LC
            grade = grade_for(grades, end, fibre)
            if grade is None:
                message = (
                    f"{{end}} cannot be checked: no figure of grade {stated.value} is known for {_kind(end, fibre)}"
                )
                return UnmetRequirement(index, message, "require a figure in its place: `pair-loss = 0.35dB`")
            limit_db, asked = grade.loss_db, f"{stated.value}, {show(grade.loss_db)} dB"
        if end.loss_db is None:
            message = f"the loss of a mated pair at {{end}} is not known; the policy requires {asked}"
            return UnmetRequirement(index, message, "write `grade = …`, or use a part that states it")
        if end.loss_db > limit_db:
            message = f"a mated pair at {{end}} may lose {show(end.loss_db)} dB; the policy requires {asked}"
            return UnmetRequirement(index, message, "use a part of that grade")
    return None


def _kind(end: Terminal, fibre: Fibre | None) -> str:
    words = (end.family.shown, (end.polish or "").upper(), fibre.shown if fibre else "on a fibre not stated")
    return " ".join(word for word in words if word)


RULE = Rule(
    __name__,
    summary="A mated pair may lose more than the grade or figure a policy requires, or its loss is not stated.",
    why="A budget that was planned with one grade does not hold with another; the cheaper cord is found at the test.",
    fix=(
        "Use a part of the required grade, or narrow the scope of the policy. Grades are compared by their maximum "
        "loss; `elite` and the like require nothing of connectors that have no such grade."
    ),
    sources=(
        "what is required is the project's own: `policy { require { grade = … } }`, docs/language.md",
        "FS quoting US Conec, MTP grades: "
        "https://community.fs.com/blog/a-comprehensive-guide-to-mtp-connector.html (high for Elite, "
        "medium for the standard grade)",
    ),
    bad=(
        "policy { require { grade = elite } }\n"
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4-tia { length = 2m }"
    ),
    good=(
        "policy { require { grade = elite } }\n"
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    check=check,
    needs=OF_MATINGS,
)
