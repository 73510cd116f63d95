"""The sets that a stage is measured on, one module each.

A module has

- ``evaluate(shared: Path) -> dict[str, float]``: figures by name, higher is better; the key ``n`` is the number of
  cases and no figure. It raises `NotBuiltError` where the stage that it measures is not there.
- ``DATA: tuple[str, ...]``: the files and folders below the shared folder that it reads; the floors are pinned to
  their bytes. A module with a ``FOLDER`` reads that one alone.
"""
