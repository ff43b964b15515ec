#!/usr/bin/env bash
# Judges the OKRs, and says in the job summary what the change means.
set -euo pipefail

# A pull request is checked out as a merge, whose first parent is the base as it is now. This holds
# with a depth of 2; the base in the event may be older, or not be there.
base="$OKR_BASE"
if [ -z "$base" ] && [ -n "$OKR_EVENT_BASE" ]; then
  if git -C "$OKR_FOLDER" rev-parse --verify --quiet "HEAD^2" > /dev/null; then base="HEAD^1"; else base="$OKR_EVENT_BASE"; fi
fi

reports="$(mktemp -d "$RUNNER_TEMP/okr-reports.XXXXXX")"
lint=(--format full --format github --format "markdown:$reports/lint.md")
if [ -n "$base" ]; then lint+=(--base "$base"); fi
if [ -n "$OKR_PROFILE" ]; then lint+=(--profile "$OKR_PROFILE"); fi
if [ -n "$OKR_FAIL_ON" ]; then lint+=(--fail-on "$OKR_FAIL_ON"); fi
if [ "$OKR_NEW_ONLY" = true ] && [ -n "$base" ]; then lint+=(--new-only); fi
if [ -n "$OKR_SARIF" ]; then lint+=(--format "sarif:$PWD/$OKR_SARIF"); fi

code=0
okr -C "$OKR_FOLDER" lint "${lint[@]}" || code=$?

# Both reports are bounded by themselves: together they are far from the 1 MiB of a summary.
if [ -f "$reports/lint.md" ]; then cat "$reports/lint.md" >> "$GITHUB_STEP_SUMMARY"; fi
if [ -n "$base" ] && okr -C "$OKR_FOLDER" diff "$base" --format markdown > "$reports/diff.md"; then
  { echo; cat "$reports/diff.md"; } >> "$GITHUB_STEP_SUMMARY"
  echo "diff=$reports/diff.md" >> "$GITHUB_OUTPUT"
fi
exit "$code"
