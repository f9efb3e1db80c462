"""argv in, exit code out: the only file that prints or ends the program; `delivery/` writes for it.

Exit codes: 0 clean (warnings and notes are), 1 errors in a spec, 2 could not do the job, 70 a fault of ours, 130
interrupted.
Data goes to stdout, talk to stderr. Each command imports what it needs when it runs.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

import click

from mtpc import __version__

if TYPE_CHECKING:
    from mtpc.pipeline import Result

CLEAN, FINDINGS, COULD_NOT, OUR_FAULT, INTERRUPTED = 0, 1, 2, 70, 130
HELP = """A compiler for fibre cabling: a spec in, every fibre proved, the documents out.

\b
  mtpc check specs/quickstart.mtp
  mtpc trace specs/quickstart.mtp --at sw1.et-0/0/0
  mtpc build specs/hall.mtp -o build --today 2026-11-20
  mtpc explain POL101

\b
Exit codes: 0 no error (there may be warnings), 1 errors in the spec,
2 the job could not be done, 70 a fault of mtpc itself, 130 interrupted.
"""


class CouldNot(click.ClickException):
    """The job could not be done: one sentence, exit code 2."""

    exit_code = COULD_NOT

    def show(self, file: Any = None) -> None:
        """Say it on stderr."""
        _say(f"mtpc: {self.message}")


class Choice(click.Choice[str]):
    """A choice that names the value that may have been meant."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """What was given, what is near it, what there is."""
        from mtpc.diagnostics.suggest import near_names

        near = near_names(str(value), self.choices, most=1)
        ahead = f"; a similar value is {near[0]}" if near else ""
        return f"{value!r} is not a value of this option{ahead} (values: {', '.join(self.choices)})"


class Day(click.ParamType[str]):
    """A date, YYYY-MM-DD, kept as text."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date if there is such a day."""
        from datetime import date

        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value), re.ASCII):
                raise ValueError
            date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-11-20", param, ctx)
        return str(value)


class Codes(click.ParamType[tuple[str, ...]]):
    """Rule codes or families, separated by commas."""

    name = "codes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The codes in capitals; one nobody knows is refused."""
        codes = tuple(code.strip().upper() for code in str(value).split(",") if code.strip())
        for code in codes:
            self._check(code, param, ctx)
        return codes

    def _check(self, code: str, param: click.Parameter | None, ctx: click.Context | None) -> None:
        from mtpc.rules._rule import FAMILIES, mistake_files, rule_files

        known = {*rule_files(), *mistake_files(), *FAMILIES}
        if code not in known:
            self.fail(f"there is no rule {code}{_similar(code, known)}", param, ctx)


SPECS = click.argument("specs", nargs=-1, required=True, metavar="SPEC...")
TODAY = click.option("--today", type=Day(), metavar="DATE", help="The day that counts as today, as 2026-11-20.")
COLOUR = click.option("--color", type=Choice(["auto", "always", "never"]), default="auto", help="Colour in findings.")


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mtpc", message="%(prog)s %(version)s")
def mtpc() -> None:
    """The group of all commands."""


@mtpc.command()
@SPECS
@click.option("--output-format", type=Choice(["text", "concise", "json"]), default="text", help="Form of the findings.")
@click.option("--select", type=Codes(), default="", metavar="CODES", help="Show only these codes or families.")
@click.option("--ignore", type=Codes(), default="", metavar="CODES", help="Leave these codes or families out.")
@TODAY
@COLOUR
def check(
    specs: tuple[str, ...],
    output_format: str,
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    today: str | None,
    color: str,
) -> int:
    """Check specs, together one floor, and print what was found."""
    result = _compile(specs).only(select, ignore)
    if output_format == "json":
        from mtpc.diagnostics import json
        from mtpc.rules._rule import rule_name

        _print([json.render(result.diagnostics, result.sources, result.counts(), rule_name)])
    else:
        _print([_findings(result, output_format, colour=_colour(color, sys.stdout))])
    _say(_summary(result))
    return FINDINGS if result.failed else CLEAN


@mtpc.command()
@SPECS
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder for the documents.")
@click.option("--only", metavar="NAMES", help="Make only these documents, separated by commas; others stay.")
@click.option("--overwrite", is_flag=True, help="Replace documents that were changed since they were written.")
@TODAY
@COLOUR
def build(
    specs: tuple[str, ...], output: str, *, only: str | None, overwrite: bool, today: str | None, color: str
) -> int:
    """Write the documents; nothing is written while an error stands.

    DIR holds afterwards what its manifest.json names and files of your own, which are never touched. Where a document
    was changed since it was written, nothing is written without --overwrite.
    """
    wanted = _documents(only)
    result = _compile(specs)
    _say(_findings(result, "text", colour=_colour(color, sys.stderr)).rstrip("\n"))
    if result.failed:
        _say(f"{_summary(result)}; nothing was written")
        return FINDINGS
    site = result.plant.site
    if not (site.racks or site.equipment or len(site.components)):
        raise CouldNot("the spec declares nothing; no documents were written")
    from mtpc.artefacts._artefact import Issue, emit
    from mtpc.delivery import Undeliverable, deliver, earlier

    older = earlier(output) if wanted else {}
    files = emit(result.plant, Issue(today, findings=result.diagnostics), wanted, older)
    kept = older.keys() - files.keys()
    try:
        deliver(files, output, keep=kept, overwrite=overwrite)
    except Undeliverable as error:
        raise CouldNot(str(error)) from None
    _say(f"{_summary(result)}; {_counted(len(files), 'files')} written to {output}")
    if kept:
        _say(f"{_counted(len(kept), 'older documents')} kept from an earlier build, perhaps older than the spec")
    return CLEAN


@mtpc.command()
@SPECS
@click.option("--at", metavar="OBJECT", help="Only channels through this port, circuit, assembly or equipment.")
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", help="Form of the channels.")
@TODAY
def trace(specs: tuple[str, ...], at: str | None, *, form: str, today: str | None) -> int:
    """Follow the light of every channel, lane by lane, with its loss."""
    from mtpc.artefacts import _trace
    from mtpc.plan.channels import walk
    from mtpc.plan.places import channels_at, idle, names

    result = _compile(specs)
    plant = result.plant
    found = channels_at(plant, at) if at else range(len(plant.channels))
    why = idle(plant, at) if at and not found else None
    if found is None and not why:
        raise CouldNot(f"there is nothing called {at} on this floor" + _similar(at or "", names(plant)))
    walks = ((made, result.about(made.names)) for made in (walk(plant, channel) for channel in found or ()))
    _print(_trace.as_json(walks) if form == "json" else _trace.as_text(walks))
    if at and not found:
        _say(why or f"no channel passes {at}")
    _say(_findings(result, "concise", colour=False).rstrip("\n"))
    _say(_summary(result))
    return FINDINGS if result.failed else CLEAN


@mtpc.command()
@click.argument("word", metavar="CODE|WORD", required=False)
def explain(word: str | None) -> int:
    """Explain a rule by its code, or a word of the trade; without one, list the words."""
    from mtpc.rules import _explain

    if word in (None, "codes"):
        _print([_codes() if word else _words()])
        return CLEAN
    text = _explain.explain(word or "")
    if text is None:
        near = _similar(word or "", _explain.words())
        raise CouldNot(f"there is no rule or word {word}{near}\n{_words()}".rstrip("\n"))
    _print([text.rstrip("\n") + "\n"])
    return CLEAN


# ---- what commands share ------------------------------------------------------------------------


def _compile(specs: tuple[str, ...]) -> Result:
    from mtpc.catalogue.records import BrokenCatalogue
    from mtpc.pipeline import Unreadable, compile_paths

    for spec in specs:
        _refuse_folder(spec)
    try:
        return compile_paths(specs)
    except (Unreadable, BrokenCatalogue) as error:
        raise CouldNot(str(error)) from None


def _refuse_folder(spec: str) -> None:
    if not os.path.isdir(spec):
        return
    found: list[str] = []
    with suppress(OSError):
        found = sorted(name for name in os.listdir(spec) if name.endswith(".mtp"))
    named = ", ".join(os.path.normpath(os.path.join(spec, name)) for name in found[:3])
    rest = f" and {len(found) - 3} more" if len(found) > 3 else ""
    name_it = f"name a .mtp file in it: {named}{rest}" if found else "name the .mtp file in it"
    raise CouldNot(f"{spec} is a folder; {name_it}")


def _words() -> str:
    """What can be asked for, in a few lines."""
    from importlib.resources import files
    from textwrap import fill

    pages = sorted(entry.name for entry in (files("mtpc.rules") / "concepts").iterdir() if entry.name.endswith(".md"))
    words = fill("words: " + ", ".join(page.removesuffix(".md") for page in pages), 100, break_on_hyphens=False)
    return f"{words}\ncodes: `mtpc explain codes` lists them; a finding shows its own, such as POL101\n"


def _codes() -> str:
    """Every code and its name, one a line."""
    from mtpc.rules._rule import mistake_files, rule_files, rule_name

    return "".join(f"{code}  {rule_name(code)}\n" for code in sorted({*rule_files(), *mistake_files()}))


def _documents(only: str | None) -> tuple[str, ...] | None:
    if only is None:
        return None
    from mtpc.artefacts._artefact import names

    wanted = tuple(name.strip() for name in only.split(",") if name.strip())
    for name in wanted:
        if name not in names():
            raise CouldNot(f"there is no document {name}" + _similar(name, names()))
    if not wanted:
        raise CouldNot(f"--only names no document (there are {', '.join(names())})")
    return wanted


def _findings(result: Result, form: str, *, colour: bool) -> str:
    from mtpc.diagnostics import concise, text

    if form == "concise":
        return concise.render(result.diagnostics, result.sources)
    return text.render(result.diagnostics, result.sources, colour=colour)


def _summary(result: Result) -> str:
    """`110 devices, 446 assemblies, 188 mated pairs, 352 channels: 2 errors, 1 warning`."""
    counts = ", ".join(_counted(count, name.replace("_", " ")) for name, count in result.counts().items())
    found = [_counted(count, name) for name, count in result.severities().items() if count]
    return f"{counts}: {', '.join(found) or 'no findings'}"


def _counted(count: int, plural: str) -> str:
    one = f"{plural[:-3]}y" if plural.endswith("ies") else plural[:-1]
    return f"{count:,} {one if count == 1 else plural}"


def _similar(wanted: str, known: Iterable[str]) -> str:
    from mtpc.diagnostics.suggest import near_names

    near = near_names(wanted, known)
    return f"; similar: {', '.join(near)}" if near else ""


# ---- streams ----------------------------------------------------------------------------------


def _colour(flag: str, stream: TextIO) -> bool:
    """The flag, else NO_COLOR, else FORCE_COLOR, else whether a capable terminal reads the stream."""
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and stream.isatty()


def _print(pieces: Iterable[str]) -> None:
    """Data, to stdout. A reader that went away is no fault of anybody's."""
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        _hush(sys.stdout)
    except OSError as error:
        _hush(sys.stdout)
        raise CouldNot(f"the output cannot be written: {error.strerror}") from None


def _say(text: str) -> None:
    """Talk, to stderr."""
    if not text:
        return
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        _hush(sys.stderr)


def _hush(stream: TextIO) -> None:
    """Let what is still in a broken stream's buffer go nowhere, so that leaving the program is quiet."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _speak_utf8(stream: Any) -> None:
    """The same bytes in every locale; what UTF-8 cannot hold is escaped."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


# ---- the program --------------------------------------------------------------------------------


def run(argv: list[str]) -> int:
    """Carry out one command line; never raises."""
    try:
        code = mtpc.main(argv, prog_name="mtpc", standalone_mode=False)
        return code if isinstance(code, int) else CLEAN
    except click.exceptions.NoArgsIsHelpError as error:
        _say(error.format_message())
        return COULD_NOT
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("mtpc: interrupted")
        return INTERRUPTED
    except Exception as error:  # a fault of ours: said in two lines, at length only on request
        return _own_fault(error)


def _own_fault(error: Exception) -> int:
    import traceback

    if os.environ.get("MTPC_TRACEBACK"):
        traceback.print_exc()
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{os.path.basename(frames[-1].filename)}, line {frames[-1].lineno}" if frames else "nowhere"
    _say(f"mtpc {__version__} has a fault of its own: {type(error).__name__} in {where}: {error}")
    _say("It is not in your spec. MTPC_TRACEBACK=1 prints where; send that and the spec to whoever maintains mtpc.")
    return OUR_FAULT


def main() -> None:
    """The program `mtpc`."""
    gc.disable()  # a compile makes millions of values that live to its end; looking for cycles among them costs thrice
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    sys.exit(run(sys.argv[1:]))
