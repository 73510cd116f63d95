"""The quality gate: what is measured, on what, and the floors below which a change does not pass."""
