"""Run the command line with ``python -m okrascode``."""

import os
import sys

# Python would look for every module in the current folder first, which may be a stranger's
# repository with a json.py in it. In the checkout that folder is where the package itself is.
_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
if not sys.flags.safe_path and os.path.abspath(sys.path[0]) != _HOME:  # noqa: PTH100
    del sys.path[0]

from okrascode.cli.main import run  # noqa: E402

if __name__ == "__main__":
    run()
