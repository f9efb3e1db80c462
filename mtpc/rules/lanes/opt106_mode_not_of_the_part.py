"""OPT106 mode-not-of-the-part: a transceiver runs in a mode that its own record does not state."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.mode_types import whole_mode
from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.rules._findings import component_finding
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import NVIDIA_SPLIT_MODES


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Transceivers in a mode that is known of their application and not of the part."""
    site = plant.site
    for component in site.components_whose(_runs_unstated):
        optic = site.part_of(component)
        assert isinstance(optic, OpticPart)
        assert optic.mode is not None
        mode, name = optic.mode, site.name_of(component)
        every = len(optic.tx[0])
        lit = max(len(optic.lanes(terminal)) for terminal in range(len(optic.terminals)))
        lanes = f" on {lit} of its {every} lanes" if lit < every else ""
        finding = component_finding(
            RULE,
            site,
            component,
            f"{name} runs as {mode.application}{lanes}; {optic.name} does not state that it can",
            help_=f"ask its maker, then state it in the part: {_statement(optic)}",
            notes=(f"known of {optic.ordered.application}: {mode.fact.title} ({mode.fact.confidence})",),
        )
        yield finding
        premise = f"whether {optic.name} runs as {mode.application} is not known"
        yield Unjudged(name, (RULE.code,), premise, (RULE.code, finding.span))


def _statement(optic: OpticPart) -> str:
    assert optic.mode is not None
    if optic.is_built_in:
        return f"`modes = [{optic.mode.application}]` at the port of the device"
    return f"`mode {optic.mode.name} : {optic.mode.application}` with `links = {optic.mode.links}` and its source"


def _runs_unstated(part: WiredPart | OpticPart) -> bool:
    return isinstance(part, OpticPart) and part.mode not in (None, whole_mode(part)) and not part.modes_stated


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A transceiver runs in a mode that is known of its application, not of the part.",
    why=(
        "What makers sell as one application differs in what else it can run as: modules of one maker light two of"
        " their four lanes on a splitter, others stay down."
    ),
    fix="Ask the maker of the module, and state the mode in its part, with the source.",
    sources=(NVIDIA_SPLIT_MODES,),
    bad=(
        "part sr4 : optic { form-factor = osfp; application = 400GBASE-SR4\n"
        "  port mdi : mpo12 { gender = pinned; polish = apc; up-angled = true; pinout = mpo12-4p4-mm-apc } }\n"
        "device t : acme.tester-2u at A02.U1; optic t.osfp3 : acme.osfp-400g-sr4-flat\n"
        "optic t.osfp[1..2] : sr4\n"
        "harness S : acme.split-mpo12-2xmpo12-cross-om4 at t.osfp3 -- t.osfp[1..2] { length = 5m }"
    ),
    good=(
        "part sr4 : optic { form-factor = osfp; application = 400GBASE-SR4\n"
        "  port mdi : mpo12 { gender = pinned; polish = apc; up-angled = true; pinout = mpo12-4p4-mm-apc } }\n"
        "device t : acme.tester-2u at A02.U1; optic t.osfp3 : acme.osfp-400g-sr4-flat\n"
        "optic t.osfp[1..2] : acme.osfp-400g-sr4-flat\n"
        "harness S : acme.split-mpo12-2xmpo12-cross-om4 at t.osfp3 -- t.osfp[1..2] { length = 5m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
