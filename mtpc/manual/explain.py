"""`mtpc explain`: the manual of a code or a term, from files in this package; nothing is fetched.

A concept is one Markdown file in `concepts/`; its line `Also called:` lists the other words it is found under.
`{{map NAME}}` and the like in it are drawn from the records, so that every picture shows what the compiler
uses. A rule and a concept that names its code refer to each other.
The text of a kind or an attribute comes from its declaration.
"""

from __future__ import annotations

import re

from mtpc.manual.concept_pages import also_called, concept, concepts_naming, slug_of
from mtpc.manual.mistake_pages import mistake_page
from mtpc.manual.rule_pages import rule_page
from mtpc.model.kinds._page import every_kind, explained
from mtpc.rules.files import mistake_files, rule, rule_files, rule_name

_CODE = re.compile(r"[A-Za-z]{3}\d{3}")


def explain(word: str) -> str | None:
    """The page of a code or a word; None where there is none."""
    if _CODE.fullmatch(word.strip()):
        return _code_page(word.strip().upper())
    slug = slug_of(word)
    code = next((code for code in rule_files() if rule_name(code) == slug), None)
    name, declared = also_called().get(slug), explained(slug)
    if name is not None:
        return concept(name) + (f"\n## {slug} in a spec\n\n{declared}" if declared else "")
    if code:
        return _code_page(code)
    return f"# {slug}\n\n{declared}" if declared else None


def words() -> list[str]:
    """Everything that can be asked for: codes, names of rules, concepts and their other names, kinds, attributes."""
    kinds = [kind for kind, _ in every_kind()]
    declared = {kind.name for kind in kinds} | {attribute.name for kind in kinds for attribute in kind.attributes}
    return sorted({*rule_files(), *mistake_files(), *map(rule_name, rule_files()), *also_called(), *declared})


def _code_page(code: str) -> str | None:
    its_rule = rule(code)
    if its_rule is not None:
        return rule_page(its_rule, concepts_naming(code))
    return mistake_page(code) if code in mistake_files() else None
