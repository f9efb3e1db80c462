"""What a file uses: catalogues, tables and other specs, by alias. Read before anything else in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace

from mtpc.catalogue.load import Catalogue, Library
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Edit, Fix, Label
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expand.expressions import evaluate
from mtpc.model.expand.scope import Scope
from mtpc.model.sources.modules import Modules
from mtpc.model.sources.project_files import ProjectFiles, ProjectPath, Refused
from mtpc.model.sources.table_settings import pin_attributes, table_attributes, table_settings
from mtpc.model.sources.tables import TableSettings, TableTrouble, Trouble, read_csv
from mtpc.model.values import Fault, Record, spelled
from mtpc.syntax import decls

_TABLES = (".csv", ".xlsx", ".xls")
TOLD_MAX = 50  # faults of one table that are told
_DIGEST = "sha256:"
_SHOWN = 12  # characters of a digest in a message


@dataclass(slots=True)
class FileUses:
    """What one file may name: catalogues of parts, tables and templates, by alias."""

    catalogues: dict[str, Catalogue] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # aliases that could not be read and were reported
    tables: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    modules: dict[str, tuple[str, ...]] = field(default_factory=dict)  # alias -> the specs whose templates it names


def read_uses(
    file: decls.SpecFile, library: Library, project_files: ProjectFiles, modules: Modules
) -> tuple[FileUses, list[Diagnostic]]:
    """Everything the `use` statements at the top of a file name."""
    uses, found = FileUses(), list[Diagnostic]()
    for statement in file.statements:
        if isinstance(statement, decls.Use):
            reader = _UseReader(statement, Scope(file.path), library, project_files, modules, uses, found)
            try:
                reader.read()
            except Fault as fault:
                uses.broken.add(statement.alias or "")
                found += [fault.diagnostic] if fault.diagnostic else []
    return uses, found


@dataclass(slots=True)
class _UseReader:
    use: decls.Use
    scope: Scope
    library: Library
    project_files: ProjectFiles
    modules: Modules
    uses: FileUses
    found: list[Diagnostic]

    def read(self) -> None:
        """Read what one `use` names; raises Fault."""
        target = spelled(evaluate(self.use.target, self.scope))
        if target.startswith("catalog:"):
            self._catalogue(target.removeprefix("catalog:"))
            return
        lower = target.lower()
        missing = "REF109" if lower.endswith(_TABLES) else "REF115" if lower.endswith(".mtp") else "REF108"
        try:
            place = self.project_files.beside(self.scope.path, target)
            if missing == "REF109":
                self._table(target, place)
            elif missing == "REF115":
                self._spec(place)
            else:
                self._folder(target, place)
        except Refused as refused:
            fault = self._fault(refused.code or missing, refused.message, refused.help)
            fault.mended_by(self._other_file(target, refused.there))
            assert fault.diagnostic
            raise Fault(replace(fault.diagnostic, notes=self.modules.way(self.scope.path))) from None

    def _fault(self, code: str, message: str, help_: str = "") -> Fault:
        return self.scope.fault(code, self.use.target, message, help_)

    def _other_file(self, target: str, there: tuple[str, ...]) -> tuple[Fix, ...]:
        """The file with a name like the one that is not there, and of its sort."""
        folder, point, name = target.rpartition("/")
        alike = [one for one in there if one.rpartition(".")[2] == name.rpartition(".")[2]]
        return respell(self.scope.span(self.use.target), target, [f"{folder}{point}{one}" for one in alike])

    def _alias(self, target: str) -> str:
        alias = self.use.alias
        if alias is None:
            raise self._fault("TYP110", f'"{target}" has no alias', "write `as NAME` behind it")
        if alias in self.uses.catalogues or alias in self.uses.tables or alias in self.uses.modules:
            raise self._fault("REF107", f"the alias {alias} is used twice", "give one of the two another alias")
        return alias

    # ---- specs

    def _spec(self, place: ProjectPath) -> None:
        self._no_version("a spec")
        alias = self._alias(place.shown) if self.use.alias else None
        if place.real.is_dir():
            raise Refused(f"{place.shown} is a folder", "leave its .mtp out of the name of the folder")
        name = self.modules.use(place, self.scope.path, self.scope.span(self.use.target))
        self._check_pin(place.shown, lambda: sha256_of(self.project_files.read(place)))
        if alias:
            self.uses.modules[alias] = (name,)

    # ---- parts

    def _catalogue(self, name: str) -> None:
        alias = self._alias(f"catalog:{name}")
        catalogue = self.library.catalogue(name)
        if catalogue is None:
            known = self.library.names("catalogues")
            near = near_sentence("catalogue", name, known) or f"catalogues are {', '.join(known)}"
            span, named = self.scope.span(self.use.target), [f"catalog:{one}" for one in known]
            fixes = respell(span, f"catalog:{name}", named)
            raise self._fault("REF108", f"there is no catalogue {name}", near).mended_by(fixes)
        self._check_version(catalogue)
        self._check_pin(f"catalogue {name}", lambda: catalogue.info.digest)
        self.uses.catalogues[alias] = catalogue

    def _check_version(self, catalogue: Catalogue) -> None:
        if self.use.version is None:
            return
        wanted = spelled(evaluate(self.use.version, self.scope))
        if wanted != catalogue.info.version:
            message = f"catalogue {catalogue.info.name} is version {catalogue.info.version}, the spec asks for {wanted}"
            help_ = f'write version "{catalogue.info.version}" once its changes are reviewed'
            span = self.scope.span(self.use.version)
            fix = Fix(
                f"take version {catalogue.info.version}", (Edit(span, f'"{catalogue.info.version}"', f'"{wanted}"'),)
            )
            self.found.append(Diagnostic("REF112", message, span, help=help_, fixes=(fix,)))

    def _folder(self, target: str, place: ProjectPath) -> None:
        """A folder of specs, of part records, or of both."""
        span = self.scope.span(self.use.target)
        specs = self.modules.use_folder(place, self.scope.path, span)
        if specs and not self._has_records(place):
            self._no_version("a folder of specs")
            alias = self._alias(target) if self.use.alias else None
            self._check_pin(place.shown, lambda: sha256_of(*map(self._content, specs)))
            if alias:
                self.uses.modules[alias] = specs
            return
        alias = self._alias(target)
        if not place.real.is_dir():
            help_ = "name a catalogue as `catalog:NAME`, a folder, or a file with its ending"
            raise self._fault("REF108", f"there is no folder {target}", help_)
        catalogue, found, read = self.library.folder(place.real, place.shown, span)
        self.project_files.sources.update({source.path: source for source in read})
        self.found += found
        if catalogue is None:
            raise Fault(None)
        if self.use.version:
            self._check_version(catalogue)
        specs_too = [self._content(name) for name in specs]
        self._check_pin(place.shown, lambda: sha256_of(catalogue.info.digest.encode(), *specs_too))
        self.uses.catalogues[alias] = catalogue
        if specs:
            self.uses.modules[alias] = specs

    def _has_records(self, place: ProjectPath) -> bool:
        return any(name not in ("mtpc.toml",) for name in self.project_files.inside(place, ".toml"))

    def _content(self, name: str) -> bytes:
        return f"{name.rpartition('/')[2]}\n".encode() + self.project_files.read(self.project_files.place(name))

    # ---- tables

    def _table(self, target: str, place: ProjectPath) -> None:
        alias = self._alias(target)
        self._no_version("a table")
        if target.lower().endswith(".xls"):
            raise self._fault("TYP109", "workbooks of the older form .xls are not read", "save it as .xlsx")
        settings = table_settings(self.use, self.scope)
        self._check_pin(place.shown, lambda: sha256_of(self.project_files.read(place)))
        try:
            rows, troubles = self._rows(place, alias, settings)
        except TableTrouble as stopped:
            rows, troubles = (), [stopped.trouble]
        self.found += [self._told(trouble) for trouble in troubles[:TOLD_MAX]]
        if troubles:
            raise Fault(None)
        self.uses.tables[alias] = rows

    def _rows(
        self, place: ProjectPath, alias: str, settings: TableSettings
    ) -> tuple[tuple[Record, ...], list[Trouble]]:
        limits = self.project_files.settings.limits
        if place.shown.lower().endswith(".csv"):
            return read_csv(self.project_files.text(place), alias, settings, limits)
        from mtpc.model.sources.workbook import read_workbook

        content, shown = self.project_files.read(place), place.shown
        if shown in self.project_files.sources:  # another sheet of it is used too
            shown = f"{shown}#{settings.sheet or alias}"
        sheet, rows, troubles = read_workbook(content, shown, alias, settings, limits)
        self.project_files.sources[shown] = sheet.source
        return rows, troubles

    def _told(self, trouble: Trouble) -> Diagnostic:
        labels = (Label(*trouble.other),) if trouble.other else ()
        span = trouble.span or self.scope.span(self.use.target)
        return Diagnostic(trouble.code, trouble.message, span, labels=labels, help=trouble.help)

    # ---- versions and pins

    def _no_version(self, what: str) -> None:
        if self.use.version is not None:
            help_ = 'take it away, or pin what is read: `{ digest = "sha256:…" }`'
            raise self.scope.fault("TYP110", self.use.version, f"{what} has no version", help_)

    def _check_pin(self, what: str, digest: Callable[[], str]) -> None:
        """Compare what is read with the digest the spec pins it by, where it does."""
        attributes = table_attributes if what.lower().endswith(_TABLES) else pin_attributes
        pin = attributes(self.use, self.scope).get("digest")
        if pin is None:
            return
        wanted, present = spelled(evaluate(pin.value, self.scope)), _DIGEST + digest()
        if wanted.lower() == present:
            return
        span = self.scope.span(pin.value)
        fix = Fix("pin what is there now", (Edit(span, f'"{present}"'),))
        if not wanted.startswith(_DIGEST) or len(wanted) != len(present):
            message = f"a digest is {_DIGEST} and 64 digits, this is {wanted[:80]}"
            self.found.append(Diagnostic("REF118", message, span, help=f'write "{present}"', fixes=(fix,)))
            return
        was, now = (text.removeprefix(_DIGEST)[:_SHOWN] for text in (wanted.lower(), present))
        message = f"{what} is not what the spec pins: it has {now}…, pinned is {was}…"
        help_ = f'read what changed in it, then write "{present}"'
        self.found.append(Diagnostic("REF118", message, span, help=help_, fixes=(fix,)))


def sha256_of(*contents: bytes) -> str:
    """The digest of one content; of several, each with its length."""
    from hashlib import sha256

    total = sha256()
    for content in contents:
        total.update(content if len(contents) == 1 else f"{len(content)}\n".encode() + content)
    return total.hexdigest()
