#!/bin/sh
# Runs cronwright as the repository has it: the program that PROGRAM names, or what is installed.
# --no-install: what is not there is an error, never a download.
if [ -n "$PROGRAM" ]; then exec node -- "$PROGRAM" "$@"; fi
exec npx --no-install -- cronwright "$@"
