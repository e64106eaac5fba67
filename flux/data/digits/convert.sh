#!/bin/sh
# Writes digits.csv.gz from Debian's python3-sklearn: 1,797 lines of 64 pixels
# (0 to 16) and a label. Needs apt-get, dpkg and gzip; the result is the same
# bytes on every run, and the package's tests know their SHA-256.
set -eu

version=1.2.1+dfsg-1
sum=ca0c6be401d14871c7e93cfdd8d1f561595dc65e6e2ad2501d568aee7f7efc58

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download "python3-sklearn=$version"
deb=$(ls ./*.deb)
echo "$sum  $deb" | sha256sum -c -
dpkg -x "$deb" .
# -n leaves name and time out of the gzip header, so only the data decides the bytes.
gzip -dc usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz |
	gzip -9n >"$here/digits.csv.gz"
