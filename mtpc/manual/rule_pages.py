"""The manual of the rules as Markdown: one page per code and an index; docs/rules holds the same texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mtpc.manual.concept_pages import concepts_naming
from mtpc.rules.files import all_rules
from mtpc.rules.rule import FAMILIES, Rule


def rule_page(rule: Rule, words: Sequence[str] = ()) -> str:
    """Everything a rule states; `words` are the concepts it rests on."""
    parts = [f"# {rule.code} {rule.name}", f"*{_severity(rule)}*: {rule.summary}"]
    parts += [f"**Why it matters.** {rule.why}", f"**What to do.** {rule.fix}"]
    if rule.bad:
        parts += ["Reported:", _fenced(rule.bad)]
    if rule.good:
        parts += ["Not reported:", _fenced(rule.good)]
    if rule.bad or rule.good:
        parts.append("(The lines are added to the model of [mtpc/rules/_floor.mtp](../../mtpc/rules/_floor.mtp).)")
    parts.append("Sources:")
    parts.append("\n".join(f"- {source}" for source in rule.sources))
    if words:
        parts.append(f"See also: {', '.join(f'`mtpc explain {word}`' for word in words)}.")
    return "\n\n".join(parts) + "\n"


def pages() -> Mapping[str, str]:
    """File name -> text of everything in docs/rules."""
    rules = list(all_rules())
    of_codes = {f"{rule.code}.md": rule_page(rule, concepts_naming(rule.code)) for rule in rules}
    return {"README.md": _index(rules), **of_codes}


def _index(rules: list[Rule]) -> str:
    lines = ["# Rules", "", "Generated from the files in mtpc/rules; `mtpc explain CODE` prints the same."]
    lines += ["", "Codes SYN102 and up are the files of grammar/mistakes/."]
    for family, title in FAMILIES.items():
        members = [rule for rule in rules if rule.code.startswith(family)]
        if members:
            lines += ["", f"## {family}: {title}", "", "| code | name | severity | meaning |", "|---|---|---|---|"]
            lines += [_row(rule) for rule in members]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    return f"| [{rule.code}]({rule.code}.md) | {rule.name} | {_severity(rule)} | {rule.summary} |"


def _severity(rule: Rule) -> str:
    return f"{rule.severity.value}, off by default" if rule.opt_in else rule.severity.value


def _fenced(spec: str) -> str:
    return f"```text\n{spec}\n```"
