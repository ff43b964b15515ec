"""Run the command line with ``python -m okrascode``."""

from okrascode.cli.main import run

if __name__ == "__main__":
    run()
