#!/usr/bin/env bash
# Debian's Chromium for the tests of pages, and poppler's tools for those of papers: what is there is used, else installed.
set -euo pipefail

wanted=()
command -v chromium >/dev/null || wanted+=(chromium)
command -v pdftotext >/dev/null || wanted+=(poppler-utils)
[ ${#wanted[@]} = 0 ] && exit 0
root=""
[ "$(id -u)" = 0 ] || root="sudo"
if command -v apt-get >/dev/null; then
  $root apt-get update -qq
  $root apt-get install -qq -y --no-install-recommends "${wanted[@]}" >/dev/null
fi
command -v chromium >/dev/null && command -v pdftotext >/dev/null ||
  { echo "Für die Seiten fehlt Chromium, für die Papiere pdftotext (unter Debian: apt-get install chromium poppler-utils)." >&2; exit 1; }
