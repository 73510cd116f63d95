"""The errors of Polybius, as a tree.

    PolybiusError
    └── (filled in below)

Each has a ``code`` and a ``remedy``: what to do about it. docs/errors.md lists them all; a test holds it to this file.
"""
