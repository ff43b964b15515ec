#!/usr/bin/env bash
# Keeps one comment on a pull request up to date. On a pull request from a fork the token may only
# read: then the job summary has to do, and nothing fails.
set -euo pipefail

marker="<!-- okrascode: diff -->"
most=65536 # characters that GitHub takes in a comment
comments="repos/$GITHUB_REPOSITORY/issues/$OKR_NUMBER/comments"
run="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"

body="$(mktemp "$RUNNER_TEMP/okr-comment.XXXXXX")"
{ echo "$marker"; cat "$OKR_DIFF"; } > "$body"
if [ "$(wc -m < "$body")" -ge "$most" ]; then
  printf '%s\nThis change is too long for a comment: see the [summary of the run](%s).\n' \
    "$marker" "$run" > "$body"
fi

# Only a comment of a bot that begins with the marker is ours: people may quote it.
ours='.[] | select(.user.type == "Bot" and (.body | startswith("<!-- okrascode: diff -->"))) | .id'
if ! found="$(gh api --paginate "$comments?per_page=100" --jq "$ours")"; then
  echo "The token may not read comments, so there is none; the job summary says the same."
  exit 0
fi
number="${found%%$'\n'*}"
if [ -n "$number" ]; then
  wrote=(--method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$number")
else
  wrote=(--method POST "$comments")
fi
if ! gh api --silent "${wrote[@]}" --field "body=@$body"; then
  echo "The token may not write a comment, so there is none; the job summary says the same."
fi
