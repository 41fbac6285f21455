"""`python -m neuron_graph`, and where the installed command starts.

The rest is imported in `run`, within reach of its `except`: an interrupt while Python is
still loading is one, too.
"""
import sys


def run() -> int:
    """Run the command line; returns the exit code."""
    try:
        from .terminal import main

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
