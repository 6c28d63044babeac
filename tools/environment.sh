# Makes .venv with what the locks name; sourced by ./start and ./test, from the root of
# the checkout. Calls nothing but Python, pip and (if it may) apt-get.
#
# A stamp per lock says what .venv holds, so that a second start installs nothing and
# needs no network.

say() { printf '%s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# May packages of the system be installed without asking for a password?
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
  else return 1
  fi
}

apt_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  as_root true || return 1
  say "Installing $* with apt-get ..."
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get -qq update >/dev/null 2>&1 || true
  as_root apt-get -qq install -y --no-install-recommends "$@" </dev/null >/dev/null 2>&1
}

is_recent_python() {
  "$1" -c 'import sys, sqlite3, ssl; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Prints the first Python >= 3.11 of: $COMITY_PYTHON, the newest named one, python3.
find_python() {
  local candidate
  for candidate in ${COMITY_PYTHON:+"$COMITY_PYTHON"} python3 python3.13 python3.12 python3.11 python3.14 python /usr/bin/python3; do
    if command -v "$candidate" >/dev/null 2>&1 && is_recent_python "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

need_python() {
  PYTHON=$(find_python) && return
  # The system's own Python may be too old where a newer one lies beside it.
  local packages
  for packages in "python3 python3-venv" "python3.11 python3.11-venv"; do
    # shellcheck disable=SC2086 # two words are two packages
    apt_install $packages && hash -r && PYTHON=$(find_python) && return
  done
  fail "Comity needs Python 3.11 or newer, and none was found.
On Debian 12 or Ubuntu 24.04 type:   sudo apt-get install python3 python3-venv
On Ubuntu 22.04 type:                sudo apt-get install python3.11 python3.11-venv
On macOS: install it from python.org. Then run this command again.
(A Python in an unusual place: COMITY_PYTHON=/path/to/python3 $0)"
}

# An environment that was moved, or whose Python went away, is made anew.
is_usable_environment() {
  [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 &&
    is_recent_python .venv/bin/python &&
    [ "$(.venv/bin/python -c 'import sys; print(sys.prefix)')" -ef .venv ]
}

# Debian keeps ensurepip in a package of its own, so plain `venv` may fail there.
make_environment() {
  is_usable_environment && return
  say "Making the Python environment in .venv ..."
  rm -rf .venv
  "$PYTHON" -m venv .venv >/dev/null 2>&1 && return
  apt_install python3-venv "$(basename "$(readlink -f "$PYTHON")")-venv" || apt_install python3-venv || true
  rm -rf .venv; "$PYTHON" -m venv .venv >/dev/null 2>&1 && return
  # Without ensurepip: another pip, virtualenv or uv on this machine can fill the environment.
  rm -rf .venv
  if "$PYTHON" -m pip --version >/dev/null 2>&1 && "$PYTHON" -m venv --without-pip .venv 2>/dev/null &&
    "$PYTHON" -m pip --python .venv/bin/python install --quiet --require-hashes -r requirements/build.txt; then return; fi
  rm -rf .venv; "$PYTHON" -m virtualenv --quiet .venv >/dev/null 2>&1 && return
  rm -rf .venv; command -v virtualenv >/dev/null 2>&1 && virtualenv --quiet --python "$PYTHON" .venv && return
  rm -rf .venv; command -v uv >/dev/null 2>&1 && uv venv --quiet --seed --python "$PYTHON" .venv && return
  rm -rf .venv
  fail "Python is here ($PYTHON), but the part of it that makes environments is not.
On Debian or Ubuntu type:   sudo apt-get install python3-venv
Then run this command again."
}

# What the environment was filled from: the locks, the package's own description, the place.
lock_digest() {
  .venv/bin/python - "$@" <<'PY'
import hashlib, pathlib, sys
digest = hashlib.sha256(f"{sys.version} {pathlib.Path.cwd()}".encode())
for name in (*sys.argv[1:], "requirements/build.txt", "pyproject.toml"):
    digest.update(pathlib.Path(name).read_bytes())
print(digest.hexdigest())
PY
}

pip_install() {
  .venv/bin/python -m pip --disable-pip-version-check --quiet install --no-input "$@"
}

# install_lock NAME: everything in requirements/NAME.txt, and Comity itself from this folder.
install_lock() {
  local lock="requirements/$1.txt" stamp=".venv/comity-$1.stamp" digest
  digest=$(lock_digest "$lock")
  [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ] && return
  say "Installing what Comity needs (once; about a minute) ..."
  pip_install --require-hashes -r requirements/build.txt &&
    pip_install --require-hashes --prefer-binary -r "$lock" &&
    pip_install --no-deps --no-build-isolation --no-index --editable . ||
    fail "The packages could not be installed; the reason stands above.
Without a network the first start is not possible, later ones are. Behind a proxy, set HTTPS_PROXY and run this command again."
  printf '%s' "$digest" >"$stamp"
  # The development lock holds all that the runtime lock holds.
  [ "$1" != dev ] || lock_digest requirements/runtime.txt >.venv/comity-runtime.stamp
}
