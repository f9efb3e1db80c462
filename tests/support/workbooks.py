"""Workbooks written part by part, as no spreadsheet writes them."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

_HEAD = "http://schemas.openxmlformats.org"
_MAIN = f'xmlns="{_HEAD}/spreadsheetml/2006/main"'
_R = f"{_HEAD}/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ROWS = "".join(
    f'<row r="{line}"><c r="A{line}" t="inlineStr"><is><t>{text}</t></is></c></row>'
    for line, text in enumerate(("name", "r1"), start=1)
)


def write_workbook(
    path: Path,
    *,
    rows: str = ROWS,
    behind: str = "",
    styles: str = "",
    texts: str = "",
    sheets: int = 1,
    book: str = "",
    before: str = "",
    parts: int = 0,
) -> None:
    """A workbook whose sheets are all one part: `behind` follows its rows, `before` begins the list of sheets."""
    names = {
        "workbook": "sheet.main",
        "worksheets/sheet1": "worksheet",
        "sharedStrings": "sharedStrings",
        "styles": "styles",
    }
    kinds = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in names.items()
    )
    listed = "".join(f'<sheet name="S{n}" sheetId="{n + 1}" r:id="s{n}"/>' for n in range(sheets))
    relations = [(f"s{n}", "worksheet", "worksheets/sheet1.xml") for n in range(sheets)]
    relations += [("t", "sharedStrings", "sharedStrings.xml"), ("y", "styles", "styles.xml")]
    content = {
        "[Content_Types].xml": f'<Types xmlns="{_HEAD}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": _related([("r", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{before}<workbook {_MAIN} xmlns:r="{_R}"><sheets>{listed}</sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": _related(relations),
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{texts}</sst>",
        "xl/styles.xml": f"<styleSheet {_MAIN}>{styles}</styleSheet>",
        "xl/worksheets/sheet1.xml": f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{behind}</worksheet>",
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
        for number in range(parts):
            archive.writestr(f"xl/drawings/drawing{number}.xml", "<a/>")


def _related(relations: list[tuple[str, str, str]]) -> str:
    listed = (f'<Relationship Id="{id_}" Type="{_R}/{kind}" Target="{to}"/>' for id_, kind, to in relations)
    return f'<Relationships xmlns="{_HEAD}/package/2006/relationships">{"".join(listed)}</Relationships>'
