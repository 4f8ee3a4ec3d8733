#!/bin/sh
# Names the commit that a pull request is compared with as base/BRANCH: git keeps it under refs/, where no
# branch and no tag is touched. Fetches it where this clone lacks it.
#
#   base.sh BRANCH     prints base/BRANCH, or ends with 1
set -u
branch=$1

# actions/checkout checks out the merge that GITHUB_SHA names. Its first parent is what the pull request
# is merged into; the branch itself may be further by now. The commit's own text names its parents, in a
# shallow clone, too.
wanted=
if [ "$(git rev-parse HEAD)" = "${GITHUB_SHA-}" ]; then
  parents=$(git cat-file commit HEAD | sed -n -e '/^$/q' -e 's/^parent //p')
  [ "$(printf '%s\n' "$parents" | wc -l)" -ne 2 ] || wanted=$(printf '%s\n' "$parents" | sed q)
fi

# fetch THING: prints the commit it brought. A whole clone must not become a shallow one.
fetch() {
  depth=
  [ "$(git rev-parse --is-shallow-repository)" = false ] || depth=--depth=1
  git fetch --quiet --no-tags ${depth:+"$depth"} origin "$1" && git rev-parse FETCH_HEAD
}

if [ -z "$wanted" ]; then
  commit=$(fetch "refs/heads/$branch") || exit 1
elif git cat-file -e "$wanted^{commit}" 2>/dev/null; then
  commit=$wanted
else
  commit=$(fetch "$wanted") || exit 1
fi
git update-ref "refs/base/$branch" "$commit" || exit 1
printf 'base/%s\n' "$branch"
