#!/bin/sh
# Pin every dependency with its hashes, for Python 3.11 and newer on every system. Argument: the Python that has uv.
# No header and no index is written, so that the files say the same wherever they are made.
set -eu

python=$1
pin() {
    "$python" -m uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --quiet "$@"
}
pin --group build --no-annotate --output-file requirements.lock
pin --group build --group dev --constraint requirements.lock --no-annotate --output-file requirements-dev.lock
