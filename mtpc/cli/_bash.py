"""Completion for bash, in place of click's; it is registered when this file is imported."""

from __future__ import annotations

import os

from click.shell_completion import BashComplete, add_completion_class, split_arg_string


class Bash(BashComplete):
    """Completion for bash; names with a colon, which bash treats as the end of a word, are completed too."""

    source_template = """\
%(complete_func)s() {
    local IFS=$'\\n' line type value
    COMPREPLY=()
    while IFS=',' read -r type value; do
        case "$type" in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
            more) COMPREPLY+=("$value"); compopt -o nospace ;;
        esac
    done < <(COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
    return 0
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    @staticmethod
    def _check_version() -> None:
        """The script is printed for any version of bash."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words in front of the cursor, and the one it is in."""
        line = os.environ["COMP_WORDS"]
        words = split_arg_string(line)
        typed = "" if not words or line[-1:].isspace() else words.pop()
        return words[1:], typed

    def complete(self) -> str:
        """What bash puts in place of its last word: without the text up to a colon."""
        args, typed = self.get_completion_args()
        ahead = typed.rpartition(":")[0] + ":" if ":" in typed and ":" in os.environ.get("COMP_WORDBREAKS", "") else ""
        items = self.get_completions(args, typed)
        lines = (f"{'more' if item.more else item.type},{item.value.removeprefix(ahead)}\n" for item in items)
        return "".join(lines)


add_completion_class(Bash)
