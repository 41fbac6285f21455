"""`python -m neuron_graph`, and where the installed command starts.

The rest is imported in `run`, within reach of its `except`: an interrupt while Python is
still loading is one, too.
"""
import gc
import sys

COLLECTED = 50_000, 20, 50
"""How many objects are made between collections. Recordings hold many and leave no
circles behind: looking for some takes a fifth of the time of a check."""


def run() -> int:
    """Run the command line; returns the exit code."""
    try:
        gc.set_threshold(*COLLECTED)
        from .terminal import main

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
