"""GEN105 gender-not-as-required: the pins are on another side than a policy requires."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.floor_values import Stated
from mtpc.model.gender_profiles import GENDER_PROFILES
from mtpc.rules._requirements import UnmetRequirement, unmet
from mtpc.rules.rule import OF_MATINGS, Rule
from mtpc.rules.sources import NVIDIA_MPO_LC_CABLES


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables and cassettes with a connector of another gender than the house style gives them."""
    return unmet(plant, RULE, ("gender",), _check_part)


def _check_part(article: WiredPart, stated: Stated) -> UnmetRequirement | None:
    required = GENDER_PROFILES[str(stated.value)].get(article.kind)
    for index, end in enumerate(article.terminals):
        if required is None or not end.family.gendered or end.gender == required:
            continue
        style = f"{stated.value} requires {required}"
        if end.gender is None:
            message = f"{{end}} does not state whether it is pinned; {style}"
            return UnmetRequirement(
                index, message, "write `gender = …`, or use a part that states it", reported_when_mated=True
            )
        return UnmetRequirement(index, f"{{end}} is {end.gender}; {style}", f"use a part that is {required}")
    return None


RULE = Rule(
    __name__,
    summary="A connector has pins, or has none, against the house style a policy requires.",
    why="Where trunks are pinned every unpinned cord fits every panel; one exception in the stock is found too late.",
    fix="Use a part of the other gender, or narrow the scope of the policy.",
    sources=(
        "what is required is the project's own: `policy { require { gender = … } }`, docs/language.md",
        NVIDIA_MPO_LC_CABLES,
    ),
    bad=(
        "policy { require { gender = pinned-trunk } }\n"
        "cord sp01.2.1 -- sp01.2.2 : acme.patch-mpo12-b-om4-pinned { length = 2m }"
    ),
    good=(
        "policy { require { gender = pinned-trunk } }\n"
        "cord sp01.2.1 -- sp01.2.2 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    check=check,
    needs=OF_MATINGS,
)
