#!/bin/sh
# The container of a pod, in namespaces of its own: a root that nobody may write, run-job at /runner,
# an empty /tmp, a user without a name or a capability; and the command is process 1.
#
#   unshare --mount --pid --fork --kill-child sh pod.sh FOLDER RUN_JOB PROGRAMS COMMAND...
#
# FOLDER is an empty one, PROGRAMS the folder that is the whole PATH. The command's environment is
# this script's own, but for PATH.
set -eu
folder=$1 runner=$2 programs=$3
shift 3
root=$folder/root

mount -t tmpfs none "$folder"
mkdir "$root" "$folder/upper" "$folder/work"
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" "$root"
mkdir "$root/runner" "$root/programs"
install -m 0555 "$runner" "$root/runner/run-job"
cp -a "$programs/." "$root/programs"
mount -o remount,ro "$root"
mount -t proc none "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=1777 none "$root/tmp"

chroot=$(command -v chroot) setpriv=$(command -v setpriv)
export PATH=/programs
cd /
exec "$chroot" "$root" "$setpriv" --reuid 65534 --regid 65534 --clear-groups \
  --bounding-set=-all --inh-caps=-all --no-new-privs -- "$@"
