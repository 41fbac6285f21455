"""A bar for work that may take long: how much of it is done, and the time left."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Timer
from typing import TypeVar

from .screen import Screen

Item = TypeVar("Item")
PATIENCE = 1.0
"""Seconds after which a bar is shown."""


def counted(found: Iterable[Item], total: int, words: str, screen: Screen) -> Iterator[Item]:
    """Some items as they come, with a bar on a terminal where they take long, be it the
    first one alone; nothing of it stays on the screen. How much of a single item is done
    nobody knows: its bar only moves. In a pipe all is silent, for what comes is a
    document, and what stands on the standard error is a fault."""
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
