"""FIN105 polish-not-as-required: a connector does not have the polish a policy requires."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Polish, Terminal, WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.floor_values import Stated
from mtpc.rules._requirements import UnmetRequirement, unmet
from mtpc.rules.rule import OF_MATINGS, Rule
from mtpc.rules.sources import NVIDIA_CONNECTORS


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables and cassettes with a connector of another end face."""
    return unmet(plant, RULE, ("polish",), _check_part)


def _check_part(article: WiredPart, stated: Stated) -> UnmetRequirement | None:
    required = str(stated.value)
    for index, end in enumerate(article.terminals):
        if end.family.is_spliced or end.family.is_electrical:
            continue
        if end.polish is None:
            message = f"{{end}} does not state its polish; the policy requires {required.upper()}"
            return UnmetRequirement(
                index, message, "write `polish = …`, or use a part that states it", reported_when_mated=True
            )
        if end.polish not in _MEETS[required] and not (required == "upc" and _is_flat_array(end)):
            message = f"{{end}} is {end.polish.upper()}; the policy requires {required.upper()}"
            return UnmetRequirement(index, message, f"use a part that is {required.upper()}")
    return None


def _is_flat_array(end: Terminal) -> bool:
    """Whether it is a flat end face of an array connector, which the trade calls UPC as well as PC."""
    return end.polish == Polish.PC and end.family.gendered


_MEETS = {"pc": ("pc", "upc"), "upc": ("upc",), "apc": ("apc",)}

RULE = Rule(
    __name__,
    summary="A connector does not have the polish a policy requires, or does not state its polish.",
    why="With one end face throughout, any cord fits any port; flat against angled is dark.",
    fix="Use a part with the required end face, or narrow the scope of the policy. UPC meets a requirement for PC, and "
    "the flat end face of an array connector, which is called both, one for UPC.",
    sources=(
        "what is required is the project's own: `policy { require { polish = … } }`, docs/language.md",
        NVIDIA_CONNECTORS,
    ),
    bad=(
        "group a {\n"
        "  policy { require { polish = apc } }\n"
        "  cord leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : acme.patch-lc-om4 { length = 2m }\n"
        "}"
    ),
    good=(
        "group a {\n"
        "  policy { require { polish = upc } }\n"
        "  cord leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : acme.patch-lc-om4 { length = 2m }\n"
        "}"
    ),
    check=check,
    needs=OF_MATINGS,
)
