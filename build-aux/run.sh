#!/bin/bash
# Brings in what is missing, builds, and opens the sample plan. Without a display it brings out the
# sample's notice and workbook into out/ instead.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. build-aux/packages.sh

yd_install_packages "${YD_BUILD_PACKAGES[@]}" "${YD_FONT_PACKAGES[@]}"
yd_install_fandol

# A prefix of its own, so that the program finds its translations, icons and samples as when installed.
build=builddir-run
prefix="$PWD/$build/prefix"
[ -f $build/build.ninja ] || \
  meson setup $build --prefix="$prefix" --libdir=lib -Dtests=false >&2
ninja -C $build >&2
meson install -C $build --no-rebuild --only-changed --quiet >&2
export XDG_DATA_DIRS="$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"

name=2025年示例区卫生健康工作要点
mkdir -p out
# The sample is copied once: what somebody tries out in it stands at the next start.
[ -f "out/$name.yaodian" ] || cp "$prefix/share/yaodian/samples/year-2025.yaodian" "out/$name.yaodian"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  "$prefix/bin/yaodian" "out/$name.yaodian" && exit 0
  yd_say "The window could not be opened; the notice and the workbook are made instead."
fi

"$prefix/bin/yaodian-cli" notice "out/$name.yaodian" -o "out/$name.pdf"
# The sample stands as of June.
"$prefix/bin/yaodian-cli" sheet "out/$name.yaodian" -o "out/$name.xlsx" --as-of 2025-06-16
echo "Notice:   $PWD/out/$name.pdf"
echo "Workbook: $PWD/out/$name.xlsx"
