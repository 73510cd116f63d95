#!/bin/sh
# Install what some tests need from the system: a browser, for the HTML brief.
# Without the means to install, say what is missing and go on: a test that needs it then says that it was skipped.
set -u

found() { for name in "$@"; do command -v "$name" >/dev/null 2>&1 && return 0; done; return 1; }

missing=""
found chromium chromium-browser google-chrome || missing="$missing chromium"
[ -z "$missing" ] && exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        as_root="none"
    fi
fi

if command -v apt-get >/dev/null 2>&1 && [ "$as_root" != "none" ]; then
    echo "Installing system packages for the tests:$missing"
    # shellcheck disable=SC2086  # the lists are words on purpose
    if $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
        exit 0
    fi
    echo "apt-get could not install:$missing." >&2
fi
echo "Some tests will be skipped. Install these system packages and run make test again:$missing" \
    "(macOS: brew install --cask chromium)." >&2
