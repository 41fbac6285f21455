"""A bar for work that may take long: how much of it is done, and the time left."""
from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from .screen import Screen

Item = TypeVar("Item")
PATIENCE = 1.0
"""Seconds after which a bar is shown."""


def counted(found: Iterable[Item], total: int, words: str, screen: Screen) -> Iterator[Item]:
    """Some items as they come, with a bar on a terminal where they take long; nothing of
    it stays on the screen."""
    if not screen.is_terminal:
        yield from found
        return
    from rich.progress import Progress

    begun = time.monotonic()
    bar = Progress(console=screen.console, transient=True, refresh_per_second=4)
    task = bar.add_task(words, total=total)
    try:
        for done, item in enumerate(found, start=1):
            if time.monotonic() - begun > PATIENCE:
                bar.start()
            bar.update(task, completed=done)
            yield item
    finally:
        bar.stop()
