# What the project needs from Debian 12, said once, and how it is brought in. Sourced by run.sh and
# test.sh; it does nothing by itself.
#
# When nothing is missing, nothing is asked: no apt, no network, no password.

# To build and run.
YD_BUILD_PACKAGES=(
  gcc libc6-dev meson ninja-build pkg-config gettext libxml2-utils fontconfig
  libglib2.0-dev libicu-dev libsqlite3-dev zlib1g-dev libssl-dev
  libgsf-1-dev libxml2-dev libpoppler-glib-dev libjson-glib-dev
  libpango1.0-dev libcairo2-dev libfontconfig-dev libxlsxwriter-dev
  libgtk-4-dev libgtk-4-bin libadwaita-1-dev
  librsvg2-common poppler-data shared-mime-info desktop-file-utils
)

# The faces of an official document. FandolFang and FandolKai come below.
YD_FONT_PACKAGES=(
  fonts-noto-cjk fonts-noto-cjk-extra fonts-arphic-gkai00mp fonts-arphic-gbsn00lp
)

# To test: a screen, a session bus, and programs that are not ours to open what we make.
YD_TEST_PACKAGES=(
  xvfb xauth dbus dbus-x11 at-spi2-core python3 python3-pyatspi xdotool openbox imagemagick
  poppler-utils libreoffice-calc-nogui libreoffice-writer-nogui python3-openpyxl
  groff-base sqlite3 appstream libglib2.0-bin python3-jsonschema
)

YD_FANDOL_PACKAGE=texlive-lang-chinese
YD_FANDOL_FILES=(FandolFang-Regular.otf FandolKai-Regular.otf)
YD_FANDOL_DIR="${XDG_DATA_HOME:-$HOME/.local/share}/yaodian/fonts"

yd_say () { printf '%s\n' "$*" >&2; }

# The apt that installs: as root, or through sudo.
yd_apt ()
{
  if [ "$(id -u)" = 0 ]; then
    DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null >&2
  elif command -v sudo >/dev/null; then
    sudo DEBIAN_FRONTEND=noninteractive apt-get "$@" >&2
  else
    yd_say "Installing needs root: run 'apt-get $*' as root, or install sudo."
    return 1
  fi
}

# Package lists are fetched at most once a run, and only where something has to be brought in.
yd_apt_update ()
{
  [ -n "${YD_APT_UPDATED:-}" ] && return 0
  yd_apt -q update
  YD_APT_UPDATED=1
}

# Prints those of its arguments that are not installed, one a line.
yd_missing_packages ()
{
  local installed package
  # dpkg-query fails as soon as one of them is unknown, and still tells of the others.
  installed="$({ dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true; } |
               sed -n 's/^installed //p' | tr '\n' ' ')"
  for package in "$@"; do
    case " $installed" in
      *" $package "*) ;;
      *) printf '%s\n' "$package" ;;
    esac
  done
}

yd_install_packages ()
{
  local list missing
  list="$(yd_missing_packages "$@")"
  [ -n "$list" ] || return 0
  mapfile -t missing <<<"$list"

  if ! command -v apt-get >/dev/null; then
    yd_say "This system has no apt-get. Install what answers to these Debian packages: ${missing[*]}"
    return 1
  fi
  yd_say "Installing ${#missing[@]} packages: ${missing[*]}"
  yd_apt_update
  yd_apt -q install -y --no-install-recommends "${missing[@]}"
}

# Debian ships the Fandol faces inside a TeX package. The two files are taken out of it for this
# program alone: among the desktop's own fonts they would become what menus are written in.
yd_install_fandol ()
{
  local file missing=0
  for file in "${YD_FANDOL_FILES[@]}"; do
    [ -s "$YD_FANDOL_DIR/$file" ] || missing=1
  done
  [ $missing -eq 0 ] && return 0

  yd_say "Installing fonts into $YD_FANDOL_DIR: ${YD_FANDOL_FILES[*]} (from $YD_FANDOL_PACKAGE)"
  local work
  work="$(mktemp -d)"
  # Downloading needs no root, but where package lists are missing or old they have to be fetched.
  local download=(apt-get -q -o APT::Sandbox::User=root download "$YD_FANDOL_PACKAGE")
  if ! (cd "$work" && "${download[@]}") >&2; then
    yd_apt_update
    (cd "$work" && "${download[@]}") >&2
  fi
  mkdir -p "$YD_FANDOL_DIR"
  for file in "${YD_FANDOL_FILES[@]}"; do
    dpkg-deb --fsys-tarfile "$work/$YD_FANDOL_PACKAGE"_*.deb |
      tar -xO --wildcards "*/fandol/$file" >"$work/$file"
    [ -s "$work/$file" ]
    mv "$work/$file" "$YD_FANDOL_DIR/$file"
  done
  rm -rf "$work"
}
