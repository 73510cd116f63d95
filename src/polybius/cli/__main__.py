"""The same command as a module: ``python -m polybius.cli``."""

from polybius.cli import main

main()
