"""The bar of work that takes long: there for a single slow item too, gone afterwards, and nothing of it in a pipe."""
import io
import time

import pytest
from rich.console import Console

from neuron_graph.terminal import progress_bar
from neuron_graph.terminal.progress_bar import counted


class Looked:
    """A terminal or a pipe, whose text is kept."""

    def __init__(self, is_terminal):
        self.is_terminal, self.stream = is_terminal, io.StringIO()
        self.console = Console(file=self.stream, force_terminal=is_terminal, width=60)


def slow(screen, words):
    """Items of which the first comes when the words are on the screen."""
    while words not in screen.stream.getvalue():
        time.sleep(0.001)
    yield from (1, 2)


@pytest.mark.parametrize("total", [1, 2])
def test_a_bar_comes_while_the_first_item_is_waited_for(monkeypatch, total):
    monkeypatch.setattr(progress_bar, "PATIENCE", 0.0)
    screen = Looked(True)
    assert list(counted(slow(screen, "drawn"), total, "drawn", screen)) == [1, 2]
    assert screen.stream.getvalue().endswith(("\x1b[2K", "\x1b[?25h"))


def test_work_that_is_soon_done_shows_nothing():
    screen = Looked(True)
    assert list(counted([1, 2], 2, "drawn", screen)) == [1, 2]
    assert screen.stream.getvalue() == ""


def test_a_pipe_is_left_alone(monkeypatch):
    monkeypatch.setattr(progress_bar, "PATIENCE", 0.0)
    screen = Looked(False)
    assert list(counted(slow(screen, ""), 1, "drawn", screen)) == [1, 2]
    assert screen.stream.getvalue() == ""
