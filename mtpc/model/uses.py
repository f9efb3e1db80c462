"""What a file uses: catalogues by alias, tables by alias. Read before anything else in it."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from mtpc.catalogue.load import Library, Shelf
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.evaluate import Scope, evaluate
from mtpc.model.tables import TableTrouble, records
from mtpc.model.values import Fault, Record, items_of, spelled
from mtpc.syntax import decls
from mtpc.text import Source

_SETTINGS = frozenset({"key", "columns"})


@dataclass(slots=True)
class Uses:
    """What one file may name: shelves of parts and tables, by alias."""

    shelves: dict[str, Shelf] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # aliases that could not be read and were reported
    tables: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)  # alias -> path of the spec whose templates it names


def read_uses(
    file: decls.SpecFile, folder: Path, library: Library, sources: dict[str, Source]
) -> tuple[Uses, list[Diagnostic]]:
    """Everything the `use` statements at the top of a file name."""
    uses, found = Uses(), list[Diagnostic]()
    for statement in file.statements:
        if isinstance(statement, decls.Use):
            reader = _Reader(statement, Scope(file.path), folder, library, sources, uses, found)
            try:
                reader.read()
            except Fault as fault:
                uses.broken.add(statement.alias or "")
                found += [fault.diagnostic] if fault.diagnostic else []
    return uses, found


@dataclass(slots=True)
class _Reader:
    use: decls.Use
    scope: Scope
    folder: Path
    library: Library
    sources: dict[str, Source]
    uses: Uses
    found: list[Diagnostic]

    def read(self) -> None:
        target = spelled(evaluate(self.use.target, self.scope))
        alias = self.use.alias
        if target.startswith("catalog:"):
            self._catalogue(target.removeprefix("catalog:"), alias)
        elif target.endswith(".mtp"):
            help_ = "name both specs on the command line: mtpc check a.mtp b.mtp"
            raise self._fault("TYP109", "a spec that uses a spec is not carried out by this version", help_)
        elif target.lower().endswith(".csv"):
            self._table(target, alias)
        elif target.lower().endswith((".xlsx", ".xls")):
            raise self._fault("TYP109", "workbooks are not read by this version", "save the sheet as CSV")
        else:
            self._folder(target, alias)

    def _fault(self, code: str, message: str, help_: str = "") -> Fault:
        return self.scope.fault(code, self.use.target, message, help_)

    def _alias(self, alias: str | None, target: str) -> str:
        if alias is None:
            raise self._fault("TYP110", f'"{target}" has no alias', "write `as NAME` behind it")
        if alias in self.uses.shelves or alias in self.uses.tables:
            raise self._fault("REF107", f"the alias {alias} is used twice", "give one of the two another alias")
        return alias

    # ---- parts

    def _catalogue(self, name: str, alias: str | None) -> None:
        alias = self._alias(alias, f"catalog:{name}")
        shelf = self.library.shelf(name)
        if shelf is None:
            known = self.library.names("catalogues")
            near = near_sentence("catalogue", name, known) or f"catalogues are {', '.join(known)}"
            span, named = self.scope.span(self.use.target), [f"catalog:{one}" for one in known]
            fixes = respell(span, f"catalog:{name}", named)
            raise self._fault("REF108", f"there is no catalogue {name}", near).mended_by(fixes)
        self._check_version(shelf)
        self.uses.shelves[alias] = shelf

    def _check_version(self, shelf: Shelf) -> None:
        if self.use.version is None:
            return
        wanted = spelled(evaluate(self.use.version, self.scope))
        if wanted != shelf.info.version:
            message = f"catalogue {shelf.info.name} is version {shelf.info.version}, the spec asks for {wanted}"
            help_ = f'write version "{shelf.info.version}" once its changes are reviewed'
            span = self.scope.span(self.use.version)
            fix = Fix(f"take version {shelf.info.version}", (Edit(span, f'"{shelf.info.version}"', f'"{wanted}"'),))
            self.found.append(Diagnostic("REF112", message, span, help=help_, fixes=(fix,)))

    def _folder(self, target: str, alias: str | None) -> None:
        alias = self._alias(alias, target)
        path = self.folder / target
        if not path.is_dir():
            help_ = "a catalogue is `catalog:NAME` or a folder of .toml files beside the spec"
            raise self._fault("REF108", f"there is no folder {target}", help_)
        shelf, found, read = self.library.folder(
            path, _shown(self.scope.path, target), self.scope.span(self.use.target)
        )
        self.sources.update({source.path: source for source in read})
        self.found += found
        if shelf is None:
            raise Fault(None)
        self.uses.shelves[alias] = shelf

    # ---- tables

    def _table(self, target: str, alias: str | None) -> None:
        alias = self._alias(alias, target)
        shown = _shown(self.scope.path, target)
        try:
            text = (self.folder / target).read_bytes().decode("utf-8")
        except FileNotFoundError:
            raise self._fault(
                "REF109", f"there is no table {target}", "check the name; it is sought beside the spec"
            ) from None
        except UnicodeDecodeError as error:
            help_ = "save it as CSV UTF-8"
            raise self._fault("REF109", f"{target} is not UTF-8 at byte {error.start}", help_) from None
        except OSError as error:
            raise self._fault("REF109", f"{target} cannot be read: {error.strerror}", "check its permissions") from None
        source = self.sources.setdefault(shown, Source(shown, text))
        key, columns = self._settings()
        try:
            self.uses.tables[alias] = records(source, alias, key, columns)
        except TableTrouble as trouble:
            span = trouble.span or self.scope.span(self.use.target)
            raise Fault(Diagnostic("REF109", trouble.message, span, help=trouble.help)) from None

    def _settings(self) -> tuple[str | None, tuple[str, ...]]:
        key: str | None = None
        columns: tuple[str, ...] = ()
        for statement in self.use.body or ():
            if not isinstance(statement, decls.Attribute) or statement.name not in _SETTINGS:
                name = getattr(statement, "name", "this")
                raise self.scope.fault(
                    "TYP103", statement, f"a table has no setting {name}", "settings are key, columns"
                )
            value = evaluate(statement.value, self.scope)
            if statement.name == "key":
                key = spelled(value)
            else:
                columns = tuple(spelled(item) for item in items_of(value))
        return key, columns


def _shown(spec_path: str, target: str) -> str:
    """The path of something beside a spec, as the user would write it from the working directory."""
    from posixpath import dirname, join, normpath

    return normpath(join(dirname(spec_path), target))
