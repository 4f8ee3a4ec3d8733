#!/bin/sh
# Writes the findings as SARIF. The step before has said them, and has their status.
set -eu
here=$(dirname -- "$0")

[ "$SARIF" = true ] || exit 0
file=$(mktemp -d "$RUNNER_TEMP/cronwright-XXXXXX")/cronwright.sarif
sh "$here/cronwright.sh" compile --check --format sarif -- "$SOURCE" >"$file" 2>/dev/null || :
# Of a bug there may be no log.
[ ! -s "$file" ] || printf 'sarif-file=%s\n' "$file" >>"$GITHUB_OUTPUT"
