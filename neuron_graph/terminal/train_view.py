"""The bar of `train`: rounds, error, accuracy, time left."""
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from ..data.history import Entry

if TYPE_CHECKING:
    from rich.console import Console

REDRAWS = 4
"""Redraws a second, at most."""


def with_bar(entries: Iterable[Entry], rounds: int, console: Console) -> None:
    """Go through the entries of a training, and show how far it is; nothing of it stays on the screen."""
    rounds_done, words = TextColumn("round {task.completed}/{task.total}"), TextColumn("{task.description}")
    with Progress(rounds_done, BarColumn(), words, TimeRemainingColumn(), console=console, refresh_per_second=REDRAWS,
                  transient=True) as progress:
        task = progress.add_task("", total=rounds)
        for entry in entries:
            accuracy = f", accuracy {entry.accuracy:.1%}" if entry.accuracy is not None else ""
            progress.update(task, completed=entry.round, description=f"error {entry.error:.4g}{accuracy}")
