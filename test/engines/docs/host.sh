#!/bin/sh
# A Debian host for the documents' commands, inside a mount namespace of its own: whatever is written
# to the folders below is gone with it. Reads the names of scripts from stdin, runs each and says how
# it ended.
#
#   unshare --mount --pid --fork --kill-child --mount-proc sh host.sh FOLDER
set -eu
folder=$1

# over FOLDER: what is written there from now on is written elsewhere.
over() {
  layers=$folder/layers/$(echo "$1" | tr / -)
  mkdir -p "$layers/upper" "$layers/work"
  mount -t overlay overlay -o "lowerdir=$1,upperdir=$layers/upper,workdir=$layers/work" "$1"
}

mkdir -p "$folder/layers"
mount -t tmpfs none "$folder/layers"
for place in /etc /usr/local /var/lib /dev; do over "$place"; done

# What the documents ask of the host before: its zone, cron's folder, somebody who takes the log.
ln -sf /usr/share/zoneinfo/America/Sao_Paulo /etc/localtime
mkdir -p /etc/cron.d
rm -f /dev/log
busybox syslogd -n -O "$folder/syslog" &
tries=0
while [ ! -S /dev/log ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 100 ]
  sleep 0.05
done

# Containers have no sudo; root needs none.
mkdir "$folder/bin"
cat >"$folder/bin/sudo" <<'END'
#!/bin/sh
[ "$1" = -u ] || exec "$@"
user=$2
shift 2
exec runuser -u "$user" -- "$@"
END
chmod 0755 "$folder/bin/sudo"
PATH=$folder/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH

echo ready
while read -r script; do
  status=0
  sh -eu "$script" >"$script.out" 2>&1 </dev/null || status=$?
  echo "$status"
done
