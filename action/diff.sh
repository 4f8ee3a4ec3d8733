#!/bin/sh
# Says what changes, in a file and on the page of the run. The status is the worst of this step's and of
# the check's, CHECKED.
set -eu
here=$(dirname -- "$0")

# answer STATUS CHANGED FILE
answer() {
  [ "$1" -ge "$CHECKED" ] || set -- "$CHECKED" "$2" "$3"
  printf 'status=%s\nchanged=%s\ndiff-file=%s\n' "$1" "$2" "$3" >>"$GITHUB_OUTPUT"
  exit 0
}

[ "$DIFF" = true ] || answer 0 '' ''
if [ -n "$AGAINST" ]; then
  against=$AGAINST
elif [ -z "${GITHUB_BASE_REF-}" ]; then
  printf 'Nothing to compare with: this is no pull request, and the input against is empty.\n'
  answer 0 '' ''
elif ! against=$(sh "$here/base.sh" "$GITHUB_BASE_REF"); then
  printf '::error::%s\n' "this clone lacks the commit that the pull request is merged into, and it can't be fetched. Give actions/checkout the input  fetch-depth: 2"
  answer 2 '' ''
fi

compare() {
  sh "$here/cronwright.sh" diff "$@" --against="$against" -- "$SOURCE"
}

file=$(mktemp -d "$RUNNER_TEMP/cronwright-XXXXXX")/cronwright-diff.md
status=0
changed=false
# What is said here may hold lines of the source; none of them is to be a command to the runner. It takes the
# way of the commands that stop and resume it: two streams have no order.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '::stop-commands::%s\n' "$token"
{ compare --format markdown --exit-code 2>&1 >&3 || status=$?; } 3>"$file"
printf '::%s::\n' "$token"

# 1 says that runs change or that the source has errors; without --exit-code, the latter alone.
if [ "$status" -eq 1 ] && (unset GITHUB_STEP_SUMMARY && compare) >/dev/null 2>&1; then
  status=0
  changed=true
fi
[ "$status" -eq 0 ] || changed=
[ "$status" -lt 2 ] || printf '::error::%s\n' 'what changes is not known: the log of this step says why'
[ -s "$file" ] || file=
answer "$status" "$changed" "$file"
