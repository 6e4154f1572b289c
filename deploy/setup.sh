#!/bin/sh
# Makes .venv and installs one lock file and Mosaic itself into it: `deploy/setup.sh requirements.lock`.
# The hash of what was installed is kept in .venv, so that a second run has nothing to do.
set -eu
cd "$(dirname "$0")/.."
lock=$1
stamp=".venv/.installed-$lock"

say() { printf '%s\n' "$*" >&2; }

find_python() {
    # A command that is found may still not run (a version manager's shim), so each is tried.
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3 python; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
    say "Mosaic needs Python 3.11 or later with its venv module; install it, or name one: make PYTHON=/path/to/python"
    exit 1
}

hash_of() { .venv/bin/python -c 'import hashlib, sys
print(hashlib.sha256(b"".join(open(name, "rb").read() for name in sys.argv[1:])).hexdigest())' "$@"; }

install() {
    if ! PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --progress-bar off --log .venv/setup.log "$@"; then
        say "The packages could not be installed (all of it is in .venv/setup.log): check that this machine reaches its" \
            "package index, or set PIP_FIND_LINKS to a folder that holds the wheels, and run make again."
        exit 1
    fi
}

if ! .venv/bin/python -c '' 2>/dev/null; then
    python=$(find_python)
    rm -rf .venv
    "$python" -m venv .venv
fi
wanted=$(hash_of "$lock" pyproject.toml)
if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi

say "Installing the packages of $lock into .venv; this takes a minute or two the first time."
# Wheels only: building a source package would fetch build tools whose hashes nobody wrote down.
install --require-hashes --only-binary=:all: -r "$lock"
install --no-deps --no-build-isolation --editable .
printf '%s' "$wanted" >"$stamp"
# The development list holds every line of the other one.
if [ "$lock" = requirements-dev.lock ]; then hash_of requirements.lock pyproject.toml >.venv/.installed-requirements.lock; fi
