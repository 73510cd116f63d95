"""The command `polybius`: one module for each command.

Nothing heavy is imported here: `polybius --help` answers at once, and each command brings in what it needs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from polybius.cli import brief, code, demo, explain, framing, read, rifts, version, who
from polybius.cli.exits import BAD_USE, NOTHING_READ
from polybius.errors import BriefError, DateError, PolybiusError, SettingsError

app = typer.Typer(
    name="polybius",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for command in (read, brief, rifts, framing, code, who, demo, explain, version):
    app.command()(getattr(command, command.__name__.rsplit(".", 1)[-1]))


@app.callback()
def _polybius() -> None:
    """Read news about states, and show what it says with the words that each line rests on.

    \b
    Examples:
      polybius demo
      polybius read article.txt --published 2024-05-01
      polybius read articles.jsonl --format jsonl > readings.jsonl
      polybius brief articles/ --out brief.html
      polybius rifts articles/
      polybius explain ev-0a1b2c3d4e5f article.txt

    \b
    Exit codes:
      0  everything was read
      1  some inputs could not be read; the others were
      2  a wrong option, date or setting, or a file that cannot be written
      3  nothing could be read
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command with ``arguments``, else those of the process, and exit with a code of `polybius.cli.exits`."""
    try:
        app(args=None if arguments is None else list(arguments), prog_name="polybius")
    except PolybiusError as error:
        print(f"polybius: {error}", file=sys.stderr)  # noqa: T201  # the one place that reports what ended a command
        sys.exit(BAD_USE if isinstance(error, SettingsError | DateError | BriefError) else NOTHING_READ)
