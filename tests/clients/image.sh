#!/usr/bin/env bash
# Builds docker/Dockerfile with buildah on bases made here (debootstrap, plus
# this machine's Go for the build stage) and runs the tutorial in the image.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
buildah() { command buildah --root "$work/root" --runroot "$work/run" "$@"; }
cleanup() { buildah rm --all >/dev/null 2>&1 || true; rm -rf "$work"; }
trap cleanup EXIT

# The base: a minimal Debian of this machine's release, with its package sources
# and certificates, so that apt inside reaches what apt outside reaches.
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
debootstrap --variant=minbase --include=ca-certificates "$release" "$work/rootfs" >"$work/debootstrap.log" 2>&1 ||
  { tail -20 "$work/debootstrap.log"; exit 1; }
rm -f "$work/rootfs/etc/apt/sources.list"
cp -a /etc/apt/sources.list* "$work/rootfs/etc/apt/"
cp /etc/ssl/certs/ca-certificates.crt "$work/rootfs/etc/ssl/certs/"
base=$(buildah from scratch)
buildah copy -q "$base" "$work/rootfs" / >/dev/null
buildah commit -q "$base" localhost/fluxrepl-base >/dev/null

# The build stage: the same with Go, and with the modules already downloaded
# here as a file proxy, so that the build needs no network of its own.
goroot=$(go env GOROOT)
build=$(buildah from localhost/fluxrepl-base)
buildah copy -q "$build" "$goroot" /usr/local/go >/dev/null
buildah copy -q "$build" "$(go env GOMODCACHE)/cache/download" /modules >/dev/null
buildah config --env PATH=/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  --env GOPROXY=file:///modules --env GONOSUMDB='*' --env GOFLAGS=-mod=mod --env GONOSUMCHECK=1 --env GOSUMDB=off "$build"
buildah commit -q "$build" localhost/fluxrepl-build >/dev/null

buildah bud -q --layers=false -f docker/Dockerfile -t localhost/fluxrepl \
  --build-arg BUILD_BASE=localhost/fluxrepl-build --build-arg BASE=localhost/fluxrepl-base .

image=$(buildah from localhost/fluxrepl)
who=$(buildah run "$image" -- id -un)
[ "$who" = gopher ] || { echo "the image runs as $who, want gopher"; exit 1; }
buildah run "$image" -- fluxrepl run 01-a-first-model.ipynb --out /tmp/a.ipynb
buildah run "$image" -- jupyter nbconvert --to notebook --execute 01-a-first-model.ipynb --output-dir /tmp --output b.ipynb
echo "image runs the tutorial as $who, by fluxrepl and by jupyter"
