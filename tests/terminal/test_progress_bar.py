"""Work that may take long is seen: by a bar on a terminal, for a single slow item too, elsewhere by a line on standard error."""
import io
import re
import subprocess
import sys
import time

import pytest
from rich.console import Console

from neuron_graph.terminal import progress_bar, watch_over
from neuron_graph.terminal.progress_bar import counted

SLOW = """
import sys
from neuron_graph import __main__ as program
from neuron_graph.terminal import progress_bar
import neuron_graph.terminal as terminal
import time
progress_bar.UNSEEN = time.process_time() + 0.05

def main():
    until = time.process_time() + 0.6
    while time.process_time() < until:
        sum(range(1000))
    print("done")
    return 0

terminal.main = main
sys.argv = ["neuron-graph", *sys.argv[1:]]
import os
os.isatty = lambda number: number == 2
{}
sys.exit(program.run())
"""


def done(*words, before="", **more):
    return subprocess.run([sys.executable, "-c", SLOW.format(before), *words], capture_output=True, text=True, check=False, **more)


@pytest.mark.parametrize("command", ["check", "certify", "step"])
def test_a_line_says_that_work_goes_on_in_a_pipe(command):
    found = done(command)
    assert (found.returncode, found.stdout) == (0, "done\n")
    lines = found.stderr.splitlines()
    assert lines and all(re.fullmatch(r"neuron-graph: still working after \d+ s; Ctrl-C ends it", line) for line in lines)


@pytest.mark.parametrize("words, before", [
    (["train", "--quiet"], ""), (["certify"], "os.isatty = lambda number: True"),
    (["check"], "os.isatty = lambda number: False"), (["check"], "import signal; del signal.setitimer, signal.pthread_sigmask"),
], ids=["quiet", "a bar on a terminal", "nobody who reads errors", "no timers, as on Windows"])
def test_where_nothing_is_said(words, before):
    found = done(*words, before=before)
    assert (found.returncode, found.stdout, found.stderr) == (0, "done\n", "")


def test_a_timer_that_goes_on_to_the_end_ends_nothing():
    """Python forgets its handlers at the end, and a timer that nobody hears ends a process."""
    end = "import atexit, signal\natexit.register(lambda: [sum(range(1000)) for _ in range(20000)])\nsignal.setitimer = lambda which, _, set=signal.setitimer: set(which, 0.01, 0.01)"
    found = done("check", before=end)
    assert (found.returncode, found.stdout) == (0, "done\n")


def test_what_waits_does_not_work():
    before = "import time\nterminal.main = lambda: time.sleep(1.0) or 0"
    assert done("step", before=before).stderr == ""


def test_a_program_that_calls_it_hears_nothing(typed, monkeypatch):
    monkeypatch.setattr(progress_bar, "watch_over", None)
    assert typed("trace").err == "" and watch_over


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
