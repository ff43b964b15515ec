#!/usr/bin/env bash
# Puts okr into an environment of its own; "-I" keeps modules of the checked repository out.
set -euo pipefail

home="$RUNNER_TEMP/okrascode"
source="$(cd "$GITHUB_ACTION_PATH/../../.." && pwd)"
"$OKR_PYTHON" -I -m venv "$home"
if [ -d "$home/Scripts" ]; then programs="$home/Scripts"; else programs="$home/bin"; fi

# In the temporary folder there are no settings of pip, and no files of a pull request.
cd "$home"
"$programs/python" -I -m pip install --quiet --disable-pip-version-check \
  --require-hashes --only-binary :all: --requirement "$GITHUB_ACTION_PATH/requirements.txt"
"$programs/python" -I -m pip install --quiet --disable-pip-version-check \
  --no-index --no-deps --no-build-isolation "$source"
echo "$programs" >> "$GITHUB_PATH"
