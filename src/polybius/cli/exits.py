"""The exit codes of every command. docs/cli.md lists them."""

from __future__ import annotations

ALL_READ = 0
SOME_FAILED = 1
BAD_USE = 2  # also what typer exits with where an option is unknown
NOTHING_READ = 3
READER_GONE = 141  # as a shell tells of SIGPIPE
