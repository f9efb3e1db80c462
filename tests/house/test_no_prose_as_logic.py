"""Nothing decides by what a sentence, a page or a printed cell says: values carry kinds, words are made where they go.

In every module it is no test of a sentence to look at its text: by an attribute that holds one, by a phrase, or by the
commas and dashes it was joined with. Where nothing is read (outside `READING`) no text is taken apart at all, but in
the places named here, each with its reason.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.support import ROOT

# Where texts of the user, records and files are read. Everything else makes or judges findings, plans and pages.
READING = {
    "assets.py", "catalogue", "dataclass.py", "delivery", "model", "settings.py", "syntax", "text.py", "units.py",
}  # fmt: skip
TAKING_APART = {
    "startswith", "endswith", "split", "rsplit", "partition", "rpartition", "removeprefix", "removesuffix",
    "splitlines",
}  # fmt: skip
# What an attribute is called that holds a sentence, or a piece of one.
SENTENCES = {
    "caveat", "description", "help", "help_", "message", "note", "notes", "reason", "sentence", "summary", "title",
    "why", "words",
}  # fmt: skip
CELLS = {"cells", "line", "row"}  # lines of documents: their cells are printed, not asked
PLACES_OF = {
    "what the user typed or wrote: names, codes, days, paths": {
        "cli/_compile.py::_refuse",
        "cli/_selection.py::CodesType.convert",
        "cli/_options.py::DateType.convert",
        "cli/_proposals.py::_quiet.complete",
        "cli/_proposals.py::complete_name",
        "cli/_proposals.py::_to_level",
        "cli/_proposals.py::complete_codes",
        "cli/_proposals.py::_listed",
        "cli/_bash.py::Bash.complete",
        "cli/_delivering.py::documents_named",
        "cli/_choosing.py::RateType.convert",
        "cli/choose.py::_subjects",
        "cli/_adding.py::_refuse",
        "cli/catalog.py::_numbered",
        "cli/catalog.py::show",
        "cli/import_.py::<module>",
        "cli/import_.py::_files",
        "cli/init.py::_argument",
        "manual/concept_pages.py::slug_of",
        "manual/explain.py::<module>",
        "plan/port_states.py::ports_of",
        "plan/fitting.py::places_named",
        "plan/named_channels.py::as_known",
        "plan/named_channels.py::_unplugged",
        "plan/named_channels.py::_unfilled",
        "plan/named_channels.py::_port",
        "plan/named_channels.py::_places_of",
        "plan/named_channels.py::_faces_of_cable",
        "plan/show/provenance.py::<module>",
    },
    "codes: those of a family begin alike, and a project names either": {
        "manual/rule_pages.py::_index",
        "fixing.py::_stage",
        "policy.py::Selection.holds",
        "policy.py::_idle_settings",
        "rules/files.py::rule_name",
    },
    "a baseline is a text of its own, read line by line": {
        "baseline/baseline_text.py::<module>",
        "baseline/baseline_text.py::_lines",
        "baseline/baseline_text.py::read",
    },
    "names of ports and legs begin with the name of what they are a part of": {
        "repair/ports_lacking.py::_lacking",
        "baseline/statement_digests.py::<module>",
        "baseline/statement_digests.py::_lines_at",
        "rules/floor/_fabric.py::devices_of_gaps",
    },
    "settings of a library are found by how they begin": {
        "artefacts/formats/_reportlab.py::as_delivered",
        "artefacts/formats/_ezdxf.py::_as_delivered",
    },
    "the name of a colour in a record has that of its stripe behind it": {
        "plan/drawings/fibre_map.py::FibreMap._lanes",
        "plan/drawings/fibre_map.py::_bar",
        "plan/drawings/fibre_map.py::_short",
    },
    "files of the program are found by their names": {
        "artefacts/_file_names.py::<module>",
        "artefacts/_file_names.py::drawing_names",
        "drawing/letters.py::lines_of",
        "artefacts/_artefact.py::artefacts",
        "artefacts/_artefact.py::_format",
        "artefacts/_artefact.py::document_of",
        "cli/__init__.py::_files",
        "cli/_projects.py::templates",
        "cli/_projects.py::_files",
        "cli/_projects.py::_named",
        "cli/_spec_texts.py::_specs_below",
        "cli/explain.py::_words",
        "manual/concept_pages.py::_texts",
        "rules/rule.py::<module>",
        "rules/files.py::mistake_files",
        "rules/files.py::is_of_requirements",
    },
    "names in records are codes: classes of fibre, maps, shells": {
        "channel/mating_faults.py::_apart",
        "plan/part_words.py::<module>",
        "plan/show/path_steps.py::<module>",
    },
    "a text is laid out, folded, counted or made safe to print; nothing else depends on it": {
        "artefacts/formats/_reportlab.py::<module>",
        "artefacts/formats/_reportlab.py::Pen.pieces",
        "artefacts/formats/_xlsxwriter.py::<module>",
        "artefacts/formats/_xlsxwriter.py::_with_rows",
        "artefacts/formats/grid.py::GridMaker._word",
        "artefacts/formats/typeface.py::<module>",
        "artefacts/formats/typeface.py::Typefaces.placed",
        "artefacts/formats/typeface.py::_font_of_ascii",
        "artefacts/formats/xlsx.py::<module>",
        "artefacts/formats/xlsx.py::_write_text",
        "artefacts/formats/xlsx.py::sheet_names",
        "artefacts/formats/xml.py::<module>",
        "catalogue/description.py::_source",
        "cli/_fitting.py::<module>",
        "cli/_fitting.py::fitted",
        "cli/_fitting.py::_blocks",
        "cli/_fitting.py::_fold",
        "cli/_fitting.py::_table",
        "cli/_phrases.py::counted",
        "cli/_projects.py::<module>",
        "cli/_spec_texts.py::diff_of",
        "diagnostics/_terminal.py::visible",
        "diagnostics/_terminal.py::visible_data",
        "diagnostics/_terminal.py::hidden_in",
        "diagnostics/_terminal.py::hidden_places",
        "diagnostics/_terminal.py::visible_json",
        "diagnostics/_terminal.py::page_lines",
        "diagnostics/_terminal.py::_painted",
        "diagnostics/_terminal.py::_uncommanded",
        "diagnostics/formats/__init__.py::plain_lines",
        "diagnostics/formats/junit.py::<module>",
        "diagnostics/formats/text.py::_remarks",
        "plan/rows/cut_row.py::totals",
        "plan/rows/folded_names.py::<module>",
        "plan/rows/folded_names.py::_run",
        "plan/show/statement_text.py::<module>",
    },
    "the words of a finding are what it is known by from run to run": {"diagnostics/_fingerprint.py::<module>"},
    "characters of a spec are looked for, to be edited": {
        "diagnostics/fixes.py::respell",
        "diagnostics/fixes.py::_placed",
        "diagnostics/fixes.py::_stem",
    },
    "two names are compared, to say which one may be meant": {
        "diagnostics/suggest.py::_may_be_a_slip",
        "diagnostics/suggest.py::numbers_in",
        "diagnostics/suggest.py::_runs",
    },
    "pages of the manual say in their own text under which words and codes they are found": {
        "manual/concept_pages.py::<module>",
        "manual/concept_pages.py::also_called",
    },
    "a library tells the place of a fault in its sentence alone": {"toml_text.py::_not_toml"},
    "a text of TOML is measured, and searched for the line of a key": {
        "toml_text.py::<module>",
        "toml_text.py::_lines_of",
        "toml_text.py::_is_header",
    },
}
ALLOWED = {place for places in PLACES_OF.values() for place in places}


class Finder(ast.NodeVisitor):
    """Finds where a module looks into a text it should not, by the function it is in."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.judging = path.split("/", maxsplit=1)[0] not in READING
        self.inside: list[str] = []
        self.found: dict[str, list[str]] = {}

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._enter(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._enter(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute):
            name, of = node.func.attr, node.func.value
            about_a_sentence = _name(of) in SENTENCES or any(_name(one) in SENTENCES for one in node.args)
            takes_apart = name in TAKING_APART or (_name(of) == "re" and name != "escape")
            by_a_phrase = name in TAKING_APART and any(map(_is_phrase, node.args))
            if takes_apart and (self.judging or about_a_sentence or by_a_phrase):
                self._find(node)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        compared = any(isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.NotIn) for op in node.ops)
        if compared and any(_is_phrase(one) or _is_cell(one) or _name(one) in SENTENCES for one in sides):
            self._find(node)
        self.generic_visit(node)

    def _enter(self, node: ast.ClassDef | ast.FunctionDef) -> None:
        self.inside.append(node.name)
        self.generic_visit(node)
        self.inside.pop()

    def _find(self, node: ast.expr) -> None:
        place = f"{self.path}::{'.'.join(self.inside) or '<module>'}"
        self.found.setdefault(place, []).append(f"line {node.lineno}: {ast.unparse(node)}")


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_phrase(node: ast.expr) -> bool:
    """Whether a literal holds words with spaces between or around them, or what texts are joined by."""
    if isinstance(node, ast.JoinedStr):
        return any(map(_is_phrase, node.values))
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(map(_is_phrase, node.elts))
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    return len(node.value) > 1 and " " in node.value and bool(node.value.strip())


def _is_cell(node: ast.expr) -> bool:
    """Whether it is `row["polarity"]`."""
    cell = (
        isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)
    )
    return cell and _name(node.value) in CELLS  # type: ignore[attr-defined]  # it is a subscript


def found_in(path: str, text: str) -> dict[str, list[str]]:
    finder = Finder(path)
    finder.visit(ast.parse(text))
    return finder.found


def everywhere() -> Iterator[tuple[str, list[str]]]:
    for path in sorted((ROOT / "mtpc").rglob("*.py")):
        yield from found_in(path.relative_to(ROOT / "mtpc").as_posix(), path.read_text("utf-8")).items()


FOUND = dict(everywhere())


def test_nothing_decides_by_what_a_sentence_says() -> None:
    assert {place: lines for place, lines in FOUND.items() if place not in ALLOWED} == {}


def test_every_place_that_may_is_still_there() -> None:
    assert sorted(ALLOWED - FOUND.keys()) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("model/x.py", "found.message.startswith('length')"),
        ("model/x.py", "what.startswith('length of ')"),
        ("model/x.py", "name.split(' -- ')"),
        ("model/x.py", "text.partition(', ')"),
        ("model/x.py", "name.startswith(('trunk ', 'cord '))"),
        ("model/x.py", "name.startswith(f'{kind} of ')"),
        ("model/x.py", "label.message == READ_HERE"),
        ("model/x.py", "word in caveat"),
        ("model/x.py", "'the end of the line' in told"),
        ("model/x.py", "row['assembly_kind'] == kind"),
        ("plan/x.py", "light.startswith(NO_LIGHT)"),
        ("plan/x.py", "re.search(PATTERN, page)"),
        ("rules/x.py", "tray.split(',')"),
        ("policy.py", "name.partition('-')"),
    ],
)
def test_a_look_into_a_sentence_is_found(path: str, line: str) -> None:
    assert list(found_in(path, f"class A:\n    def f():\n        return {line}\n")) == [f"{path}::A.f"]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("model/x.py", "name.partition('.')"),
        ("model/x.py", "source.text.startswith('\\ufeff')"),
        ("model/x.py", "name in symbols.things"),
        ("plan/x.py", "kind is PartKind.CORD"),
        ("plan/x.py", "', '.join(names)"),
        ("rules/x.py", "finding.code == 'LOS301'"),
    ],
)
def test_what_the_user_wrote_may_be_read_and_values_compared(path: str, line: str) -> None:
    assert found_in(path, f"x = {line}\n") == {}
