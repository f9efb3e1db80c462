"""`mtpc choose --write`: the policy goes into the spec, formatted, where the spec then still checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtpc.cli._phrases import counted
from mtpc.cli._report import findings
from mtpc.cli._spec_texts import texts_to_try, write_specs
from mtpc.cli._streams import CLEAN, FINDINGS, CouldNot, say, say_page

if TYPE_CHECKING:
    from mtpc.choice.types import Decision, Situation
    from mtpc.result import Result


def write_choice(
    spec: str, group: str | None, decisions: Sequence[Decision], known: Situation, result: Result, today: str | None
) -> int:
    """Write the policy of these decisions into the spec; the exit code. Raises `CouldNot`."""
    from mtpc.choice.policy_text import policy_of, with_policy
    from mtpc.syntax.format.format_spec import format_spec
    from mtpc.text import Source

    if result.failed:
        raise CouldNot(f"{spec} has errors, and a policy is only written into a spec that checks: `mtpc check {spec}`")
    policy = policy_of(decisions, known, result.plant.site.policy, group)
    say(*(f"not written: {why}" for why in policy.left_out))
    if not policy.text:
        say(f"there is nothing to write into {spec}")
        return CLEAN
    texts, compiled = texts_to_try((spec,), today)
    path, old = next(iter(texts.items()))
    text = with_policy(Source(path, old), policy.text, group)
    if text is None:
        raise CouldNot(f"there is no group {group} in {spec} itself; name the file it is in, or leave --for out")
    new = format_spec(Source(path, text)).text
    tried = compiled({path: new})
    if tried.failed:
        say_page(findings(tried, "concise", every=False), talk=False)
        say(f"{spec} was not written: with `{policy.text}` it would have these errors; leave questions out by --only")
        return FINDINGS
    write_specs({path: (old, new)})
    more = len(tried.diagnostics) - len(result.diagnostics)
    say(f"{spec} written: {policy.text}" + (f" ({counted(more, 'new warnings')})" if more > 0 else ""))
    return CLEAN
