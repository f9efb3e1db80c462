"""One `use` statement: its target, its alias, and the version and digest it pins."""

from __future__ import annotations

from collections.abc import Callable

from mtpc.catalogue.catalogues import Catalogue
from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.diagnostics.fixes import respell
from mtpc.model.expand.expressions import evaluate
from mtpc.model.expand.scope import Scope
from mtpc.model.gaps import Gap
from mtpc.model.sources.file_uses import FileUses
from mtpc.model.sources.table_settings import pin_attributes, table_attributes
from mtpc.model.values import Fault, spelled
from mtpc.syntax import decls

TABLES = (".csv", ".xlsx", ".xls")
_DIGEST = "sha256:"
_SHOWN = 12  # characters of a digest in a message


class UseStatement:
    """A `use`; `uses` is what its file may name so far, `findings` gains what is wrong but lets reading go on."""

    def __init__(self, node: decls.Use, path: str, uses: FileUses, findings: list[Diagnostic]) -> None:
        self.node = node
        self.scope = Scope(path)
        self.uses = uses
        self.findings = findings
        self.span = self.scope.span(node.target)

    @property
    def target(self) -> str:
        """What is used, as it is written; raises Fault."""
        return spelled(evaluate(self.node.target, self.scope))

    def fault(self, code: str, message: str, help_: str = "") -> Fault:
        """A finding at the target."""
        return self.scope.fault(code, self.node.target, message, help_)

    def gap(self, cause: Diagnostic) -> Gap:
        """What is missing because of it: without an alias, or of a spec, it could have been any statement."""
        target = "".join(part for part in self.node.target.parts if isinstance(part, str)).lower()
        specs = target.endswith(".mtp") or (self.node.alias is None and not target.startswith("catalog:"))
        return Gap(cause.code, cause.span, whole_floor=specs)

    def similar_file(self, target: str, files_there: tuple[str, ...]) -> tuple[Fix, ...]:
        """A fix that names an existing file with a similar name and the same ending."""
        folder, point, name = target.rpartition("/")
        same_ending = [file for file in files_there if file.rpartition(".")[2] == name.rpartition(".")[2]]
        return respell(self.span, target, [f"{folder}{point}{file}" for file in same_ending])

    def alias(self, target: str) -> str:
        """The alias, which no other `use` of the file has; raises Fault."""
        alias = self.node.alias
        if alias is None:
            raise self.fault("TYP110", f'"{target}" has no alias', "write `as NAME` after it")
        if alias in self.uses.catalogues or alias in self.uses.tables or alias in self.uses.modules:
            raise self.fault("REF107", f"the alias {alias} is used twice", "give one of the two another alias")
        return alias

    def check_no_version(self, what: str) -> None:
        """Raise the finding where a version is written for something that has none."""
        if self.node.version is not None:
            help_ = 'remove it, or pin the content: `{ digest = "sha256:…" }`'
            raise self.scope.fault("TYP110", self.node.version, f"{what} has no version", help_)

    def check_version(self, catalogue: Catalogue) -> None:
        """Compare the version of a catalogue with the one the spec asks for, where it does."""
        if self.node.version is None:
            return
        asked = spelled(evaluate(self.node.version, self.scope))
        if asked != catalogue.info.version:
            message = f"catalogue {catalogue.info.name} is version {catalogue.info.version}, the spec asks for {asked}"
            help_ = f'write version "{catalogue.info.version}" once its changes are reviewed'
            span = self.scope.span(self.node.version)
            fix = Fix(
                f"use version {catalogue.info.version}", (Edit(span, f'"{catalogue.info.version}"', f'"{asked}"'),)
            )
            self.findings.append(Diagnostic("REF112", message, span, help=help_, fixes=(fix,)))

    def check_pin(self, what: str, digest: Callable[[], str]) -> None:
        """Compare what is read with the digest the spec pins it by, where it does."""
        attributes = table_attributes if what.lower().endswith(TABLES) else pin_attributes
        pin = attributes(self.node, self.scope).get("digest")
        if pin is None:
            return
        pinned, present = spelled(evaluate(pin.value, self.scope)), _DIGEST + digest()
        if pinned.lower() == present:
            return
        span = self.scope.span(pin.value)
        fix = Fix("pin the content as it is now", (Edit(span, f'"{present}"'),))
        if not pinned.startswith(_DIGEST) or len(pinned) != len(present):
            message = f"a digest is {_DIGEST} and 64 digits, this is {pinned[:80]}"
            self.findings.append(Diagnostic("REF118", message, span, help=f'write "{present}"', fixes=(fix,)))
            return
        was, now = (text.removeprefix(_DIGEST)[:_SHOWN] for text in (pinned.lower(), present))
        message = f"{what} is not what the spec pins: its digest is {now}…, the pinned one {was}…"
        help_ = f'read what changed in it, then write "{present}"'
        self.findings.append(Diagnostic("REF118", message, span, help=help_, fixes=(fix,)))


def sha256_of(*contents: bytes) -> str:
    """The digest of one content; of several, each with its length."""
    from hashlib import sha256

    total = sha256()
    for content in contents:
        total.update(content if len(contents) == 1 else f"{len(content)}\n".encode() + content)
    return total.hexdigest()
