"""Makes the choices a part leaves open: those of the statement first, then what policies prefer.

What a part states cannot be changed: to repeat it is fine, to contradict it is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from mtpc.catalogue.load import Library
from mtpc.catalogue.standards import grade_for, losses_of
from mtpc.catalogue.types import (
    Alignment,
    DirectCable,
    FibreMode,
    Gender,
    OpticPart,
    PanelPart,
    Part,
    PlatePart,
    Polish,
    Terminal,
    WiredPart,
)
from mtpc.catalogue.wiring import letter_alone, maps_of_letter
from mtpc.diagnostics.suggest import near_sentence
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.gender_profiles import GENDER_PROFILES
from mtpc.model.values import Fault, Ref, Value, items_of, spelled
from mtpc.units import Quantity, show

if TYPE_CHECKING:
    from mtpc.catalogue.mode_types import Mode


@dataclass(slots=True)
class PartChoices:
    """Makes each combination of a part and choices once."""

    library: Library
    _articles: dict[tuple[object, ...], WiredPart] = field(default_factory=dict)
    _optics: dict[tuple[int, str], OpticPart] = field(default_factory=dict)
    _modules: dict[tuple[object, ...], OpticPart] = field(default_factory=dict)
    _plates: dict[tuple[int, str], PlatePart] = field(default_factory=dict)
    _panels: dict[tuple[int, int], PanelPart] = field(default_factory=dict)

    def optic_of(self, part: OpticPart, statement: ExpandedStatement) -> OpticPart:
        """The transceiver with what its part leaves open, filled with what is preferred for it; raises Fault."""
        chosen, preferred = _written(statement, _OF_OPTICS)
        key = (id(part), *chosen.items(), *preferred.items())
        if (chosen or preferred) and key not in self._modules:
            terminals = tuple(
                as_module(terminal, _ended(terminal, chosen, preferred, statement)) for terminal in part.terminals
            )
            form_factor = _form_factor(part, chosen, preferred, statement)
            self._modules[key] = replace(part, terminals=terminals, form_factor=form_factor)
        return self._modules.get(key, part)

    def plate_of(self, part: PlatePart, statement: ExpandedStatement) -> PlatePart:
        """The plate with the mating of its keys, where its part leaves that open; raises Fault."""
        chosen, preferred = _written(statement, ("mating",))
        alignment = _alignment(part.alignment, f"{statement.type}", chosen, preferred, statement)
        if alignment is part.alignment:
            return part
        return self._plates.setdefault((id(part), alignment or ""), replace(part, alignment=alignment))

    def panel_of(self, part: PanelPart, fixed: PlatePart | WiredPart) -> PanelPart:
        """The panel with its built-in adapters or ports as they are ordered."""
        return self._panels.setdefault((id(part), id(fixed)), replace(part, fixed=fixed))

    def optic_in_mode(self, part: OpticPart, mode: Mode) -> OpticPart:
        """A transceiver that is set to a mode; which lanes rest in it is settled when all is placed."""
        key = (id(part), mode.name)
        if key not in self._optics:
            self._optics[key] = replace(part, application=mode.application, mode=mode, is_set=True, sold_as=part)
        return self._optics[key]

    def article_of(self, part: WiredPart, statement: ExpandedStatement) -> WiredPart:
        """The part as this statement orders it, filled with what is preferred for it; raises Fault."""
        if isinstance(part, DirectCable):
            return _without_choices(part, statement)
        chosen, preferred = _written(statement, _CHOICES)
        legs = tuple(lengths for side in "ab" if (lengths := _legs(part, side, statement)))
        key = (id(part), tuple(chosen.items()), tuple(preferred.items()), legs)
        article = self._articles.get(key)
        if article is None:
            article = self._make(part, chosen, preferred, statement)
            for side, lengths_m in legs:
                article = _with_legs(article, side, lengths_m)
            self._articles[key] = article
        return article

    def _make(
        self, part: WiredPart, chosen: dict[str, str], preferred: dict[str, str], statement: ExpandedStatement
    ) -> WiredPart:
        part = self._with_fibre(part, chosen, preferred, statement)
        terminals = tuple(_ended(terminal, chosen, preferred, statement) for terminal in part.terminals)
        word = chosen.get("grade") or preferred.get("grade")
        if word:
            asked = statement.attributes["grade"] if "grade" in chosen else None
            terminals = tuple(self._graded(part, terminal, word, asked, statement) for terminal in terminals)
        article = replace(part, terminals=terminals)
        if "map" in chosen or "polarity" in chosen:
            article = self._with_map(article, chosen, statement)
        return article

    def _with_fibre(
        self, part: WiredPart, chosen: dict[str, str], preferred: dict[str, str], statement: ExpandedStatement
    ) -> WiredPart:
        """The part with its fibre class, where that is open."""
        word = chosen.get("fibre") or preferred.get("fibre")
        if not word or (part.fibre and "fibre" not in chosen):
            return part
        fibre, span = self.library.fibre(word), statement.attributes["fibre"].span
        if fibre is None and self.library.is_reported(word):
            raise Fault(None)
        if fibre is None:
            names = self.library.names("fibres")
            help_ = near_sentence("fibre class", word, names) or f"fibre classes are {', '.join(names)}"
            raise statement.fault("TYP104", span, f"there is no fibre class {word}", help_)
        if part.fibre and part.fibre != fibre.name:
            message = f"{statement.type} is of {part.fibre.upper()}; `fibre = {word}` cannot change that"
            raise statement.fault("TYP111", span, message, _AS_MADE)
        if part.fibre_mode not in (None, fibre.mode):
            if "fibre" not in chosen:
                return part  # what is preferred for others
            message = f"{statement.type} is {_MODES[part.fibre_mode]}; `fibre = {word}` is {_MODES[fibre.mode]}"
            raise statement.fault("TYP111", span, message, "name a class of its kind of fibre, or another part")
        return replace(part, fibre=fibre.name)

    def _graded(
        self, part: WiredPart, end: Terminal, word: str, asked: Given | None, statement: ExpandedStatement
    ) -> Terminal:
        """A connector whose loss is open, with the figures of that grade; `asked`: the statement itself names it."""
        grades = self.library.grades_called(word)
        grade = grade_for(grades, end, self.library.fibre(part.fibre) if part.fibre else None)
        if asked and not grades and self.library.is_reported(word):
            raise Fault(None)
        if asked and not grades:
            raise statement.fault("TYP104", asked.span, f"there is no grade {word}", self.grades_help(word))
        if asked and end.loss_db is not None and (grade is None or grade.loss_db != end.loss_db):
            stated = f"{end.grade or 'stated'}, {show(end.loss_db)} dB"
            message = f"end {end.name} of {statement.type} is {stated}; `grade = {word}` cannot change that"
            raise statement.fault("TYP111", asked.span, message, _AS_MADE)
        if asked and grade is None:
            message = f"no figure of grade {word} is known for end {end.name} of {statement.type}"
            raise statement.fault("TYP104", asked.span, message, self.grades_help(word))
        if grade is None or end.loss_db is not None:
            return end
        shown = grade.shown if word in (grade.name, *grade.words[:1]) else word
        return replace(end, **losses_of(grade, shown))

    def grades_help(self, word: str) -> str:
        """A help: the grade with a similar name, else all grades."""
        grades = [grade for name in self.library.names("grades") if (grade := self.library.grade(name))]
        words = sorted({*(grade.name for grade in grades), *(word for grade in grades for word in grade.words)})
        return near_sentence("grade", word, words) or f"grades are {', '.join(words)}"

    def _with_map(self, part: WiredPart, chosen: dict[str, str], statement: ExpandedStatement) -> WiredPart:
        attribute = "map" if "map" in chosen else "polarity"
        span, asked = statement.attributes[attribute].span, chosen[attribute]
        unfixed = letter_alone(asked, part.terminals)
        if unfixed and not (attribute == "map" and self.library.map(asked)):
            raise statement.fault("TYP104", span, *unfixed)
        names = maps_of_letter(asked, part.terminals) or (asked,)
        if part.map_name:
            if part.map_name in names:
                return part
            message = f"{part.name} has the map {part.map_name}; {attribute} {asked} is another one"
            raise statement.fault("TYP111", span, message, "name a part that has this map, or remove the attribute")
        for name in names:
            wiring = self.library.wiring(name, part.terminals)
            if wiring is not None:
                return replace(part, map_name=name, wiring=wiring)
        if self.library.is_reported(asked):
            raise Fault(None)
        message = f"there is no map {names[-1]} between the ends of {part.name}"
        raise statement.fault("TYP104", span, message, "list the maps with `mtpc explain polarity`")


def _legs(part: WiredPart, side: str, statement: ExpandedStatement) -> tuple[str, tuple[Decimal, ...]] | None:
    """The lengths of the legs at a side, as the statement states them; raises Fault."""
    given = statement.attributes.get(f"legs-{side}")
    if given is None:
        return None
    count = sum(terminal.side == side for terminal in part.terminals)
    lengths_m = tuple(item.value for item in items_of(given.value) if isinstance(item, Quantity))
    if count <= 1:
        message = f"end {side} of {statement.type} is one plug: it has no legs"
        raise statement.fault("TYP111", given.name_span, message, "write the length of the cable in `length`")
    if len(lengths_m) not in (1, count):
        message = f"legs-{side} has {len(lengths_m)} lengths, end {side} has {count} legs"
        raise statement.fault("TYP105", given.span, message, "write one length for all, or one for each leg in order")
    return side, lengths_m * count if len(lengths_m) == 1 else lengths_m


def _with_legs(article: WiredPart, side: str, lengths_m: tuple[Decimal, ...]) -> WiredPart:
    """The part with legs of these lengths at a side, in the order of its connectors."""
    lengths = iter(lengths_m)
    terminals = (
        replace(terminal, leg_m=next(lengths)) if terminal.side == side else terminal for terminal in article.terminals
    )
    return replace(article, terminals=tuple(terminals))


def _without_choices(part: DirectCable, statement: ExpandedStatement) -> WiredPart:
    for name in _CHOICES:
        given = statement.attributes.get(name)
        if given is not None and given.scope is None:
            message = f"{statement.type} has modules at its ends, not connectors, so `{name}` does not apply"
            raise statement.fault("TYP111", given.span, message, "remove the attribute")
    return part


def preferred_value(part: Part, statement: ExpandedStatement, name: str, value: Value) -> Value | None:
    """The value a preference gives a statement with this part; None where nothing is open."""
    profile = GENDER_PROFILES.get(spelled(value)) if name == "gender" else None
    if profile is not None and part.kind not in profile:
        return None
    if _is_stated(part, name):
        return None
    if name in _OF_CONNECTORS:
        terminals = part.terminals if isinstance(part, WiredPart | OpticPart) else ()
        if not any(_OF_CONNECTORS[name](terminal, statement.attributes) for terminal in terminals):
            return None
    return Ref(profile[part.kind]) if profile else value


def _is_stated(part: Part, name: str) -> bool:
    """Whether a part itself states what the attribute would choose for the whole of it."""
    match part:
        case DirectCable():
            return name == "fibre"
        case WiredPart():
            return name == "fibre" and part.fibre is not None
        case OpticPart():
            return name == "form-factor" and bool(part.form_factor)
        case PlatePart():
            return name == "mating" and part.alignment is not None
        case _:
            return False


def _mating_open(terminal: Terminal, written: Mapping[str, object]) -> bool:
    return "mating" not in written and not terminal.loose and terminal.alignment is None


def _gender_open(terminal: Terminal, written: Mapping[str, object]) -> bool:
    unsaid = "gender" not in written and f"gender-{terminal.side}" not in written
    return unsaid and terminal.gender is None


def _loss_open(terminal: Terminal, written: Mapping[str, object]) -> bool:
    return "grade" not in written and terminal.loss_db is None


def _polish_open(terminal: Terminal, written: Mapping[str, object]) -> bool:
    unsaid = "polish" not in written and f"polish-{terminal.side}" not in written
    return unsaid and terminal.polish is None


# Attributes of connectors, each with the test whether a connector leaves it open, given what is written.
_OF_CONNECTORS = {"gender": _gender_open, "polish": _polish_open, "grade": _loss_open, "mating": _mating_open}
_OF_OPTICS = ("gender", "polish", "form-factor")
_CHOICES = (
    "gender", "gender-a", "gender-b", "gender-front", "gender-rear",
    "polish", "polish-a", "polish-b", "polish-front", "polish-rear",
    "grade", "polarity", "map", "fibre", "mating",
)  # fmt: skip
_MODES = {FibreMode.MM: "multimode", FibreMode.SM: "single-mode", FibreMode.COPPER: "copper"}
_AS_MADE = "name a part made that way, or remove the attribute"


def _written(statement: ExpandedStatement, names: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """What a statement itself chooses of these, and what is preferred for it."""
    given = {name: statement.attributes[name] for name in names if name in statement.attributes}
    chosen = {name: spelled(one.value) for name, one in given.items() if one.scope is None}
    return chosen, {name: spelled(one.value) for name, one in given.items() if one.scope is not None}


def _ended(
    terminal: Terminal, chosen: dict[str, str], preferred: dict[str, str], statement: ExpandedStatement
) -> Terminal:
    """A connector with gender, end face and mating, where it leaves them open; raises Fault."""
    polish = _polish(terminal, chosen, preferred, statement)
    alignment = terminal.alignment
    if not terminal.loose and terminal.family.gendered:
        name = f"{terminal.name} of {statement.type}"
        alignment = _alignment(alignment, name, chosen, preferred, statement)
    return replace(terminal, gender=_gender(terminal, chosen, preferred, statement), polish=polish, alignment=alignment)


def as_module(stated: Terminal, chosen: Terminal) -> Terminal:
    """A receptacle of a module whose end face was open: an angled one leans as those of standard modules do."""
    leans = stated.polish is None and chosen.polish is Polish.APC and stated.family.gendered
    return replace(chosen, up_angled=True) if leans else chosen


def _alignment(
    stated: Alignment | None,
    name: str,
    chosen: dict[str, str],
    preferred: dict[str, str],
    statement: ExpandedStatement,
) -> Alignment | None:
    asked = chosen.get("mating")
    if stated is None:
        word = asked or preferred.get("mating")
        return Alignment(word) if word else None
    if asked is not None and asked != stated:
        message = f"{name} is {stated}; `mating = {asked}` cannot change that"
        raise statement.fault("TYP111", statement.attributes["mating"].span, message, _AS_MADE)
    return stated


def _form_factor(
    part: OpticPart, chosen: dict[str, str], preferred: dict[str, str], statement: ExpandedStatement
) -> str:
    asked = chosen.get("form-factor")
    if not part.form_factor:
        word = asked or preferred.get("form-factor", "")
        if asked and part.form_factors and asked not in part.form_factors:
            message = f"{statement.type} is one of {', '.join(part.form_factors)}, not {asked}"
            raise statement.fault("TYP104", statement.attributes["form-factor"].span, message, "write one of these")
        return word if not part.form_factors or word in part.form_factors else ""
    if asked is not None and asked != part.form_factor:
        message = f"{statement.type} is a {part.form_factor}; `form-factor = {asked}` cannot change that"
        raise statement.fault("TYP111", statement.attributes["form-factor"].span, message, _AS_MADE)
    return part.form_factor


def _gender_asked(terminal: Terminal, chosen: dict[str, str]) -> str | None:
    return chosen.get(f"gender-{terminal.side}") or chosen.get("gender")


def _gender(
    terminal: Terminal, chosen: dict[str, str], preferred: dict[str, str], statement: ExpandedStatement
) -> Gender | None:
    stated, asked = terminal.gender, _gender_asked(terminal, chosen)
    if not terminal.family.gendered:
        return stated
    if stated is None:
        word = asked or preferred.get("gender")
        return Gender(word) if word else None
    if asked is not None and asked != stated:
        raise _contradicts(terminal, "gender", stated, asked, statement)
    return stated


def _polish(
    terminal: Terminal, chosen: dict[str, str], preferred: dict[str, str], statement: ExpandedStatement
) -> Polish | None:
    stated, asked = terminal.polish, chosen.get(f"polish-{terminal.side}") or chosen.get("polish")
    if stated is None:
        word = asked or preferred.get("polish")
        return Polish(word) if word else None
    if asked is not None and asked != stated and not {asked, stated} <= {Polish.PC, Polish.UPC}:
        raise _contradicts(terminal, "polish", stated, asked, statement)
    return stated


def _contradicts(terminal: Terminal, what: str, stated: str, asked: str, statement: ExpandedStatement) -> Fault:
    name = what if what in statement.attributes else f"{what}-{terminal.side}"
    message = f"end {terminal.name} of {statement.type} is {stated}; `{name} = {asked}` cannot change that"
    return statement.fault("TYP111", statement.attributes[name].span, message, _AS_MADE)
