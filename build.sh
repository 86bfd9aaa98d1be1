#!/usr/bin/env bash
# The one entry: ./build.sh setup | serve | build | test | bench | size | package | audit | soak
set -euo pipefail
cd "$(dirname "$0")"

BINDGEN_VERSION=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)
BINDGEN=target/tools/bin/wasm-bindgen
FRICTIONLESS_VERSION=5.18.1
FRICTIONLESS=target/tools/frictionless/bin/frictionless

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

# Ends with the exact command where something cannot be installed from here.
need() {
  has "$1" && return
  echo "build.sh: $1 is missing; install it with: $2" >&2
  exit 1
}

setup() {
  need cargo "curl https://sh.rustup.rs -sSf | sh"
  need rustup "curl https://sh.rustup.rs -sSf | sh"
  need npm "your system's package manager, package nodejs (20 or later) with npm"
  if ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
    say "installing the wasm32 target"
    rustup target add wasm32-unknown-unknown
  fi
  if [ "$($BINDGEN --version 2>/dev/null)" != "wasm-bindgen $BINDGEN_VERSION" ]; then
    say "installing wasm-bindgen $BINDGEN_VERSION into target/tools (about two minutes)"
    CARGO_PROFILE_RELEASE_LTO=off cargo install --quiet --force wasm-bindgen-cli \
      --version "$BINDGEN_VERSION" --root target/tools
  fi
  if [ ! -e node_modules/.package-lock.json ] ||
    [ package-lock.json -nt node_modules/.package-lock.json ]; then
    say "installing the npm packages"
    npm ci --no-audit --no-fund --loglevel=error
  fi
}

# Three engines with their drivers and the fonts of tests/e2e/fonts.conf, only for the tests.
setup_browser() {
  has chromium && has chromedriver && has firefox-esr && has WebKitWebDriver && has Xvfb &&
    [ -d /usr/share/fonts/truetype/liberation ] && return
  local packages="chromium chromium-driver firefox-esr webkit2gtk-driver xvfb fonts-liberation"
  local install="apt-get install -y --no-install-recommends $packages"
  if [ "$(id -u)" != 0 ] || ! has apt-get; then
    echo "build.sh: the tests need Chromium, Firefox and WebKit; run: sudo $install" >&2
    exit 1
  fi
  say "installing Chromium, Firefox and WebKit"
  apt-get update -qq && $install -qq >/dev/null
}

# The validator of Data Packages, only for the tests.
setup_frictionless() {
  [ "$($FRICTIONLESS --version 2>/dev/null)" = "$FRICTIONLESS_VERSION" ] && return
  local install="apt-get install -y --no-install-recommends python3-venv"
  if ! python3 -c "import ensurepip" 2>/dev/null; then
    if [ "$(id -u)" != 0 ] || ! has apt-get; then
      echo "build.sh: the tests need Python 3 with venv; run: sudo $install" >&2
      exit 1
    fi
    say "installing python3-venv"
    apt-get update -qq && $install -qq >/dev/null
  fi
  say "installing frictionless $FRICTIONLESS_VERSION into target/tools"
  python3 -m venv --clear target/tools/frictionless
  install="target/tools/frictionless/bin/pip install frictionless==$FRICTIONLESS_VERSION"
  if ! $install --quiet --disable-pip-version-check; then
    echo "build.sh: frictionless cannot be installed; where PyPI is in reach, run: $install" >&2
    exit 1
  fi
}

# wasm NAME FILE CARGO-WORDS…: one wasm with its glue in target/bindgen, under a name.
wasm() {
  local name=$1 file=$2
  shift 2
  cargo build --quiet --release --lib --target wasm32-unknown-unknown "$@"
  $BINDGEN --target bundler --out-dir target/bindgen --out-name "$name" \
    "target/wasm32-unknown-unknown/release/$file"
}

# modules NAME…: the small module is `bothways`; a further one is named by its features.
modules() {
  # Short paths keep the machine's own out of the wasm; the rest compresses better by measurement.
  local name flags="--remap-path-prefix=$HOME=~ --remap-path-prefix=$PWD=. -Cllvm-args=-disable-lsr"
  export RUSTFLAGS="$flags -Cllvm-args=-inline-threshold=10 -Cllvm-args=-enable-pre=false"
  for name in "$@"; do
    case $name in
      bothways) wasm bothways bothways.wasm -p bothways --no-default-features ;;
      reader) wasm reader bothways_reader.wasm -p bothways-reader ;;
      *) wasm "$name" bothways.wasm -p bothways --no-default-features --features "${name/-/,}" ;;
    esac
  done
  unset RUSTFLAGS
}

# Further modules, two a view; VIEWS= makes those of some views anew, for work on them.
ALL_VIEWS="timeline sources partners matrix flows map balance"

build() {
  setup
  say "building dist/"
  local names=(bothways) view
  for view in ${VIEWS:-$ALL_VIEWS}; do names+=("$view" "$view-whole"); done
  [ -n "${VIEWS:-}" ] || names+=(picture)
  modules "${names[@]}" reader
  compile_sets
  node www/build.mjs
}

# Every folder of data/ as the file that a page fetches, and the texts of other languages.
compile_sets() {
  cargo build --quiet -p bothways-cli --bins --example texts
  mkdir -p target/data
  local folder
  for folder in data/*/; do
    target/debug/bothways compile --english "$folder" -o "target/data/$(basename "$folder").bw"
  done
  target/debug/examples/texts target/texts
}

serve() {
  build
  say "the demo article is on http://127.0.0.1:${PORT:-8080}"
  exec node_modules/.bin/sirv dist --host 127.0.0.1 --port "${PORT:-8080}" --dev --quiet
}

run_tests() {
  setup
  setup_browser
  setup_frictionless
  build
  exec tests/run.sh
}

bench() {
  build
  setup_browser
  node benches/first-draw.mjs
  node benches/dots.mjs
  node benches/load.mjs
  node benches/table.mjs
}

soak() {
  setup
  cargo build --quiet --profile native -p bothways-cli --bins --example soak
  target/native/examples/soak
  PROPTEST_CASES=200000 cargo test --release --test codec
}

package() {
  build
  node npm/make.mjs
  say "the package is $(ls dist/npm/*.tgz), unpacked in dist/npm/package"
}

# Advisories of both registries; where a service is out of reach that is said, not hidden.
audit() {
  setup
  npm audit --omit=dev || echo "npm: not checked, or advisories above"
  if has cargo-audit; then cargo audit || echo "cargo: not checked, or advisories above"
  else echo "cargo: not checked (cargo install cargo-audit)"; fi
}

case "${1:-}" in
  setup | serve | build | bench | soak | package | audit) "$1" ;;
  test) run_tests ;;
  size)
    build
    node www/size.mjs
    ;;
  modules) "$@" ;; # for the test that makes some again elsewhere
  *)
    sed -n '2s/^# //p' "$0" >&2
    exit 2
    ;;
esac
