"""`python -m neuron_graph`, and where the installed command starts.

The rest is imported in `run`, within reach of its `except`: an interrupt while Python is
still loading is one, too. What is imported before it does not hear of one: `__init__` sees
to that, where signals can be held back at all.
"""
from __future__ import annotations

import _thread
import gc
import signal
import sys
import time

COLLECTED = 50_000, 20, 50
"""How many objects are made between collections. Recordings hold many and leave no
circles behind: looking for some takes a fifth of the time of a check."""
MOMENT = 0.01
"""Seconds after which an interrupt that was lost comes again."""


def run() -> int:
    """Run the command line as a program of its own, which ends after it; returns the
    exit code."""
    try:
        gc.set_threshold(*COLLECTED)
        if hasattr(signal, "pthread_sigmask"):
            sys.unraisablehook = interrupt_again
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
            from .terminal import watch_over

            watch_over()
        from .terminal import main

        return main()
    except KeyboardInterrupt:
        return 130
    finally:
        for number in signal.SIGINT, getattr(signal, "SIGVTALRM", signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)  # what is left to Python is tidying up


def interrupt_again(problem: sys.UnraisableHookArgs) -> None:
    """Interrupt again, a moment later, where Ctrl-C came in what nothing can be raised
    from, such as the release of a module's lock."""
    if problem.exc_type is KeyboardInterrupt:
        _thread.start_new_thread(interrupt_later, (_thread.get_ident(),))
    else:
        sys.__unraisablehook__(problem)


def interrupt_later(thread: int) -> None:
    """Interrupt a thread, once that is over."""
    time.sleep(MOMENT)
    signal.pthread_kill(thread, signal.SIGINT)


if __name__ == "__main__":
    sys.exit(run())
