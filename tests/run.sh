#!/usr/bin/env bash
# Runs every suite on the built dist/ and ends with `N passed, N failed` over all of them.
set -uo pipefail
cd "$(dirname "$0")/.."

export CARGO_TERM_COLOR=never
LOGS=target/test-logs
mkdir -p $LOGS
passed=0
failed=0


# suite NAME COMMAND…: counts cargo's `test result:` lines and node's `# pass` lines; a command
# that prints neither is one test, its exit code the result.
suite() {
  local name=$1 p f
  shift
  echo "── $name"
  "$@" >"$LOGS/$name.log" 2>&1
  local code=$?
  p=$(awk '/^test result:/ { n += $4 } /^# pass / { n += $3 } END { print n + 0 }' "$LOGS/$name.log")
  f=$(awk '/^test result:/ { n += $6 } /^# fail / { n += $3 } END { print n + 0 }' "$LOGS/$name.log")
  if [ $((p + f)) = 0 ]; then
    if [ $code = 0 ]; then p=1; else f=1; fi
  elif [ $code != 0 ] && [ "$f" = 0 ]; then
    f=1
  fi
  if [ "$f" != 0 ]; then cat "$LOGS/$name.log"; fi
  echo "   $p passed, $f failed"
  passed=$((passed + p))
  failed=$((failed + f))
}

# The browser suites of wasm-bindgen-test: the runner is the one of the pinned version.
wasm_tests() {
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$PWD/target/tools/bin/wasm-bindgen-test-runner" \
    CHROMEDRIVER=$(command -v chromedriver) \
    cargo test --target wasm32-unknown-unknown --test web
}

# What we publish is what the Data Package community expects: a test a folder.
frictionless_tests() {
  local folder passed=0 failed=0
  for folder in data/*/; do
    if target/tools/frictionless/bin/frictionless validate "${folder}datapackage.json"; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
    fi
  done
  printf '# pass %d\n# fail %d\n' $passed $failed
}

suite fmt cargo fmt --all --check
suite clippy cargo clippy --quiet --workspace --all-targets -- -D warnings
suite clippy-wasm cargo clippy --quiet --target wasm32-unknown-unknown --lib --tests -- -D warnings
suite types node_modules/.bin/tsc --noEmit
suite native cargo test --quiet --workspace --no-fail-fast
suite frictionless frictionless_tests
suite web wasm_tests
suite e2e node --test --test-reporter=tap tests/e2e/

echo "$passed passed, $failed failed"
[ $failed = 0 ]
