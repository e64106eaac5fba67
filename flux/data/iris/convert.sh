#!/bin/sh
# Writes iris.csv from Debian's python3-sklearn: a heading, then 150 lines of
# four lengths in cm and a label. Needs apt-get and dpkg; the result is the same
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
{
	echo 'sepal length,sepal width,petal length,petal width,class'
	tail -n +2 usr/lib/python3/dist-packages/sklearn/datasets/data/iris.csv
} >"$here/iris.csv"
