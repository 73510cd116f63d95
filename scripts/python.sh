#!/bin/sh
# Print a Python that can make .venv: $PYTHON where it is set, else the first of the usual names that is 3.11 or newer.
# Names of versions with ready-made wheels for every dependency come before whatever else python3 may be.
set -u

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }
recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
tried() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; }
makes_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

if [ -n "${PYTHON:-}" ]; then
    if ! recent "$PYTHON"; then
        echo "PYTHON=$PYTHON is $(version_of "$PYTHON" || echo "no Python"): Polybius needs Python 3.11 or newer." >&2
        exit 1
    fi
    echo "$PYTHON"
    exit 0
fi

without_venv=""
for test in tried recent; do
    for name in python3 python3.13 python3.12 python3.11 python; do
        if $test "$name"; then
            if makes_venvs "$name"; then
                echo "$name"
                exit 0
            fi
            without_venv="$name"
        fi
    done
done

if [ -n "$without_venv" ]; then
    echo "$without_venv has no venv module. On Debian and Ubuntu: apt-get install python3-venv; then run make again." >&2
else
    echo "No Python 3.11 or newer was found. Install one (Debian: apt-get install python3 python3-venv; macOS: brew" \
        "install python@3.12), or name it: make install PYTHON=/path/to/python3.12" >&2
fi
exit 1
