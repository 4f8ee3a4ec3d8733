#!/bin/sh
# Checks source and generated files. Findings go beside their lines and onto the page of the run.
set -u
here=$(dirname -- "$0")

status=0
if [ "$CHECK" = true ]; then
  sh "$here/cronwright.sh" compile --check --format github -- "$SOURCE" || status=$?
fi
printf 'status=%s\n' "$status" >>"$GITHUB_OUTPUT"
