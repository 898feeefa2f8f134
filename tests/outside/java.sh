#!/usr/bin/env bash
# Java 17 or later, for Apache Spark: what is there is used, else the system's package is installed.
set -euo pipefail

enough() {
  local found
  found=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -nE '1s/.*"([0-9]+).*/\1/p') || return 1
  [ "${found:-0}" -ge 17 ]
}

enough 2>/dev/null && exit 0
root=""
[ "$(id -u)" = 0 ] || root="sudo"
if command -v apt-get >/dev/null; then
  $root apt-get update -qq
  for package in openjdk-17-jre-headless openjdk-21-jre-headless default-jre-headless; do
    $root apt-get install -qq -y --no-install-recommends "$package" >/dev/null 2>&1 && break
  done
fi
enough 2>/dev/null || { echo "Für Apache Spark fehlt Java 17 oder neuer (unter Debian: apt-get install openjdk-17-jre-headless)." >&2; exit 1; }
