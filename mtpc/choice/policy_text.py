"""A decision as a policy: what it prefers and requires, and the text of a spec with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.choice.types import Decision, FactName, Situation
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Policy
from mtpc.syntax.decls import Block, Edition, SpecFile, Statement, Thing, Use
from mtpc.syntax.parse import parse
from mtpc.text import Source

_PREFERRED = ("grade", "gender", "fibre", "polish")
_REQUIRED = ("grade", "method")


@dataclass(frozen=True, slots=True)
class ChosenPolicy:
    """What goes into the policy, attribute -> word, and why the rest does not."""

    prefers: dict[str, str]
    requires: dict[str, str]
    left_out: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it is written; "" where there is nothing to write."""
        blocks = [
            f"{kind} {{ {'; '.join(f'{name} = {word}' for name, word in words.items())} }}"
            for kind, words in (("prefer", self.prefers), ("require", self.requires))
            if words
        ]
        return f"policy {{ {'; '.join(blocks)} }}" if blocks else ""


def policy_of(decisions: Iterable[Decision], known: Situation, stated: Policy, group: str | None) -> ChosenPolicy:
    """The policy these decisions make; what the same scope states already is not written again."""
    prefers: dict[str, str] = {}
    requires: dict[str, str] = {}
    left_out: list[str] = []
    for decision in decisions:
        attribute, subject = decision.question.policy, decision.question.subject
        why = _why_not(decision, known)
        if why:
            left_out.append(f"{subject}: {why}")
            continue
        answer = decision.recommended[0].answer
        word = answer.in_policy or answer.name
        for kind, names, there, new in (
            ("prefer", _PREFERRED, stated.prefers, prefers),
            ("require", _REQUIRED, stated.requires, requires),
        ):
            scope = (group,) if group else ()
            earlier = [each for each in there if each.name == attribute and each.scope.groups[-1:] == scope
                       and each.scope.kind == "project"]  # fmt: skip
            if attribute in names and earlier:
                left_out.append(f"{subject}: a policy states `{kind} {{ {attribute} = {earlier[0].value} }}` already")
            elif attribute in names:
                new[attribute] = word
    return ChosenPolicy(prefers, requires, tuple(left_out))


def _why_not(decision: Decision, known: Situation) -> str:
    if decision.differs:
        return f"channels differ in {' and '.join(decision.differs)}; decide for each by --for"
    if not decision.recommended:
        return "open"
    if len(decision.recommended) > 1:
        return "several answers have equal marks"
    if not decision.question.policy or decision.recommended[0].answer.stays_out:
        return "no policy says it, the parts do"
    if decision.question.policy == "polish" and "no" in known.facts.get(FactName.PARALLEL, {"no"}):
        return "single-fibre connectors of these channels have end faces of their own"
    return ""


def with_policy(source: Source, policy: str, group: str | None) -> str | None:
    """The text with the policy: after the head of the file, or first in that group; None where it has no such group."""
    file, _ = parse(source)
    place = _head_end(file) if group is None else _group_start(source, file, group)
    if place is None:
        return None
    return f"{source.text[:place]}\n{policy}\n{source.text[place:]}"


def _head_end(file: SpecFile) -> int:
    """The end of the last statement of the head: edition, use, project, policy."""
    head = [statement for statement in file.statements if _is_head(statement)]
    return max((statement.end for statement in head), default=0)


def _is_head(statement: Statement) -> bool:
    return isinstance(statement, Edition | Use) or (
        isinstance(statement, Block | Thing) and statement.kind in ("project", "policy")
    )


def _group_start(source: Source, file: SpecFile, group: str) -> int | None:
    """Behind the `{` of that group."""
    for thing in _groups(file.statements):
        if source.text[thing.what.start : thing.what.end] == group:
            return source.text.index("{", thing.what.end) + 1
    return None


def _groups(statements: Iterable[Statement]) -> Iterator[Thing]:
    for statement in statements:
        if isinstance(statement, Thing) and statement.kind == "group":
            yield statement
            yield from _groups(statement.body or ())
