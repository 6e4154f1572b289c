#!/bin/sh
# Installs Debian's Chromium for the browser tests where that is possible; otherwise those tests say that they are skipped.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
root=
if [ "$(id -u)" -ne 0 ]; then root="sudo -n"; fi
if ! command -v apt-get >/dev/null 2>&1 || ! $root true 2>/dev/null; then
    echo "Chromium is missing and may not be installed from here, so the browser tests are skipped; install the package chromium to run them." >&2
    exit 0
fi
echo "Installing Chromium for the browser tests." >&2
export DEBIAN_FRONTEND=noninteractive
if ! { $root apt-get update -qq && $root apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 </dev/null; then
    echo "Chromium could not be installed with apt-get, so the browser tests are skipped; install the package chromium to run them." >&2
fi
