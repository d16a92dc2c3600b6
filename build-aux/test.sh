#!/bin/bash
# Brings in what the tests need, builds with warnings as errors, runs every suite, and ends with one
# line: "N passed, N failed", counted in single test cases. Arguments go to `meson test`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. build-aux/packages.sh

yd_install_packages "${YD_BUILD_PACKAGES[@]}" "${YD_FONT_PACKAGES[@]}" "${YD_TEST_PACKAGES[@]}"
yd_install_fandol

build=builddir-test
[ -f $build/build.ninja ] || meson setup $build -Dwerror=true
ninja -C $build

# A screen, a session bus and a run-time folder of the tests' own: what is on this machine's desktop
# is neither seen nor touched.
export LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
XDG_RUNTIME_DIR="$(mktemp -d)"
export XDG_RUNTIME_DIR
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT

log=$build/meson-logs/testlog.json
rm -f $log
xvfb-run -a -s '-screen 0 1440x900x24 -dpi 96 -noreset' dbus-run-session -- \
  meson test -C $build --no-rebuild --print-errorlogs --timeout-multiplier 3 "$@" || true
/usr/bin/python3 build-aux/count-tests.py $log
