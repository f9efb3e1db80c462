"""`mtpc explain`: the manual of a code or a term, from files in this package; nothing is fetched.

A concept is one Markdown file in `concepts/`; its line `Also called:` lists the other words it is found under.
`{{map NAME}}` and the like in it are drawn from the records, so that every picture shows what the compiler
uses. A rule and a concept that names its code refer to each other.
The text of a kind or an attribute comes from its declaration, that of a keyword or function from `language.toml`.
"""

from __future__ import annotations

import re

from mtpc.manual.concept_pages import also_called, concept, concepts_naming, slug_of
from mtpc.manual.language_words import is_keyword, is_unit, language_words, word_told
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
    in_a_spec = "\n".join(filter(None, (word_told(word.strip()) or word_told(slug), declared)))
    if name is not None and name != slug and is_keyword(slug):  # the word of the language, then what else is called so
        return f"# {slug}\n\n{in_a_spec}\n{concept(name)}"
    if name is not None:
        return concept(name) + (f"\n## {slug} in a spec\n\n{in_a_spec}" if in_a_spec else "")
    if code:
        return _code_page(code)
    return f"# {word.strip() if is_unit(word.strip()) else slug}\n\n{in_a_spec}" if in_a_spec else None


def words() -> list[str]:
    """All that can be asked for: rules, concepts and their other names, kinds, attributes, words of the language."""
    kinds = [kind for kind, _ in every_kind()]
    declared = {kind.name for kind in kinds} | {attribute.name for kind in kinds for attribute in kind.attributes}
    return sorted(
        {*rule_files(), *mistake_files(), *map(rule_name, rule_files()), *also_called(), *declared, *language_words()}
    )


def _code_page(code: str) -> str | None:
    its_rule = rule(code)
    if its_rule is not None:
        return rule_page(its_rule, concepts_naming(code))
    return mistake_page(code) if code in mistake_files() else None
