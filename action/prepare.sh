#!/bin/sh
# Stops what can't go well: an input that is neither true nor false, an event that must not run other
# people's code, no cronwright. Ends with 2 then.
set -u
here=$(dirname -- "$0")

stop() {
  printf '::error::%s\n' "$1"
  exit 2
}

for answer in "$CHECK" "$DIFF" "$SARIF"; do
  case $answer in
    true | false) ;;
    *) stop "check, diff and sarif are 'true' or 'false'" ;;
  esac
done

# There the token can write and secrets are at hand, and node_modules may be a fork's.
if [ "${GITHUB_EVENT_NAME-}" = pull_request_target ]; then
  stop 'run this action on pull_request: on pull_request_target the code of a fork would run with your secrets'
fi

if [ -n "$PROGRAM" ]; then
  [ -f "$PROGRAM" ] || stop 'the input program names no file'
elif ! sh "$here/cronwright.sh" --version; then
  stop 'cronwright is not installed in this folder: run npm ci before this action, or set its input program'
fi
