"""Work that may take long: a bar, with how much of it is done and the time left; elsewhere
a line on standard error, now and then."""
from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from threading import Timer
from typing import TypeVar

from .screen import Screen

Item = TypeVar("Item")
PATIENCE = 1.0
"""Seconds after which a bar is shown."""
UNSEEN = 2.0
"""Seconds of work after which a line is written; another when it is twice as long."""
STILL = "neuron-graph: still working after {:.0f} s; Ctrl-C ends it\n"
SHOWING = "step", "practice", "train", "sheet", "certify", "check"
"""Commands that show on a terminal themselves what they do."""


def watch_over(*_: object) -> None:
    """Say now and then that the command of this process is still working, where
    somebody waits who sees nothing of it; a command that waits does not work."""
    worked = time.process_time()
    if worked > UNSEEN and os.isatty(2) and not is_seen():
        with suppress(OSError):
            os.write(2, STILL.format(worked).encode())
    signal.signal(signal.SIGVTALRM, watch_over)
    signal.setitimer(signal.ITIMER_VIRTUAL, max(UNSEEN, worked))


def is_seen() -> bool:
    """Whether the command shows what it does, or is to say nothing."""
    return "--quiet" in sys.argv or sys.argv[1] in SHOWING and os.isatty(1)


def counted(found: Iterable[Item], total: int, words: str, screen: Screen) -> Iterator[Item]:
    """Some items as they come, with a bar on a terminal where they take long, be it the
    first one alone; nothing of it stays on the screen. How much of a single item is done
    nobody knows: its bar only moves. In a pipe there is no bar; `watch_over` speaks there."""
    if not screen.is_terminal:
        yield from found
        return
    from rich.progress import Progress

    bar = Progress(console=screen.console, transient=True, refresh_per_second=4)
    task = bar.add_task(words, total=total if total > 1 else None)
    patience = Timer(PATIENCE, bar.start)
    patience.start()
    try:
        for done, item in enumerate(found, start=1):
            bar.update(task, completed=done)
            yield item
    finally:
        patience.cancel()
        patience.join()
        bar.stop()
