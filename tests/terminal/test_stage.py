"""The stage in a pseudo-terminal: however a program ends that has taken the screen, it is left as it was found."""
from __future__ import annotations

import os
import select
import signal
import struct
import subprocess
import sys
import time

import pytest

from neuron_graph.terminal.stage import Stage
from tests.forking import PATIENCE

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
import fcntl  # noqa: E402
import termios  # noqa: E402

TAKEN = b"\x1b[?1049h\x1b[?25l\x1b[?2004h"
LEFT = b"\x1b[?2026l\x1b[?2004l\x1b[?25h\x1b[?1049l\x1b[0m"

PROGRAM = """
import os, signal, sys
for name in "SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP":  # whoever runs the tests may have them ignored
    signal.signal(getattr(signal, name), signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
if "nohup" in sys.argv:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
from neuron_graph.terminal.keys import Keys
from neuron_graph.terminal.stage import Stage

def play(keys, stage):
    frames = 0
    while True:
        if stage.stale:
            frames += 1
            stage.draw(f"frame {frames}")
        key = keys.read(0.05)
        match key and key.name:
            case "r": return
            case "eof": sys.exit(4)
            case "d": stage.draw("drawn")
            case "e": raise LookupError
            case "x": sys.exit(9)
            case "c": os.close(1)

try:
    with Keys() as keys, Stage(sys.stdout, keys) as stage:
        play(keys, stage)
except KeyboardInterrupt:
    sys.exit(130)
except LookupError:
    sys.exit(5)
except BrokenPipeError:
    sys.exit(6)
except OSError:
    sys.exit(7)
print("bye")
"""


def attributes(terminal: int):
    """How a terminal is set."""
    found = termios.tcgetattr(terminal)
    found[3] &= ~getattr(termios, "PENDIN", 0)  # macOS sets it by itself where lines come back
    return found


class Play:
    """The program above at a terminal of its own, or with its output going into a pipe."""

    def __init__(self, *words: str, pipe: bool = False):
        self.ours, self.theirs = pty.openpty()
        self.before = attributes(self.theirs)
        # In a process group of its own, whose parent is not of it: the system stops no other.
        self.process = subprocess.Popen([sys.executable, "-c", PROGRAM, *words], stdin=self.theirs, stderr=subprocess.PIPE,
                                        stdout=subprocess.PIPE if pipe else self.theirs, process_group=0)
        self.output = self.process.stdout.fileno() if pipe else self.ours
        self.text = b""

    def __enter__(self) -> Play:
        self.until(b"frame 1")
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()
        for end in {self.ours, self.theirs} - {None}:
            os.close(end)

    def type(self, data: bytes) -> None:
        """Press keys."""
        os.write(self.ours, data)

    def read(self, timeout: float) -> bool:
        """Read some of what is shown, if there is any within so many seconds."""
        if select.select([self.output], [], [], timeout)[0]:
            self.text += (piece := os.read(self.output, 65536))
            return bool(piece)
        return False

    def until(self, words: bytes) -> None:
        """Read until something is shown."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.text:
            assert self.read(max(0, deadline - time.monotonic())), self.text

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self.ours)
        self.ours = None

    def ended(self) -> tuple[int, bytes]:
        """The exit code, and what was written on standard error."""
        code = self.process.wait(PATIENCE)
        while self.ours and self.output == self.ours and self.read(0):
            pass
        return code, self.process.stderr.read()

    def stopped(self) -> bool:
        """Whether the process is stopped for real, before long."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
            if pid:
                return os.WIFSTOPPED(status)
            time.sleep(0.005)
        return False


WAYS = {"return": (lambda play: play.type(b"r"), 0), "exception": (lambda play: play.type(b"e"), 5), "exit": (lambda play: play.type(b"x"), 9),
        **{name: (lambda play, name=name: play.process.send_signal(getattr(signal, name)), code)
           for name, code in {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129, "SIGQUIT": 131}.items()}}


@pytest.mark.parametrize("way", WAYS)
def test_the_screen_is_left_as_it_was_found(way):
    leave, code = WAYS[way]
    with Play() as play:
        assert play.text.startswith(TAKEN) and LEFT not in play.text
        assert attributes(play.theirs) != play.before
        leave(play)
        assert play.ended() == (code, b"")
        assert play.text.endswith(LEFT if code else LEFT + b"bye\r\n") and play.text.count(LEFT) == 1
        assert attributes(play.theirs) == play.before


def test_ctrl_z_gives_the_screen_back_for_a_while():
    with Play() as play:
        play.process.send_signal(signal.SIGTSTP)
        assert play.stopped()
        play.until(LEFT)
        assert play.text.endswith(LEFT) and attributes(play.theirs) == play.before
        play.process.send_signal(signal.SIGCONT)
        play.until(b"frame 2")
        assert play.text.count(TAKEN) == 2 and attributes(play.theirs) != play.before
        play.process.send_signal(signal.SIGTSTP)
        assert play.stopped()
        play.process.send_signal(signal.SIGCONT)
        play.until(b"frame 3")
        play.type(b"r")
        assert play.ended() == (0, b"")
        assert play.text.count(TAKEN) == play.text.count(LEFT) == 3 and attributes(play.theirs) == play.before


def test_one_that_is_ended_while_it_is_stopped_leaves_once():
    with Play() as play:
        play.process.send_signal(signal.SIGTSTP)
        assert play.stopped()
        play.process.send_signal(signal.SIGTERM)
        play.process.send_signal(signal.SIGCONT)
        assert play.ended() == (143, b"")
        assert play.text.endswith(LEFT) and play.text.count(LEFT) == play.text.count(TAKEN)
        assert attributes(play.theirs) == play.before


def test_signals_that_were_ignored_are_ignored():
    with Play("nohup") as play:
        play.process.send_signal(signal.SIGHUP)
        play.type(b"d")
        play.until(b"drawn")
        play.type(b"r")
        assert play.ended() == (0, b"")


@pytest.mark.parametrize("keys, code", [(b"ce", 5), (b"cx", 9), (b"cd", 7)])
def test_closed_output(keys, code):
    with Play() as play:
        play.type(keys)
        assert play.process.wait(PATIENCE) == code
        assert attributes(play.theirs) == play.before


@pytest.mark.parametrize("key, code", [(b"d", 6), (b"x", 9)])
def test_broken_pipe(key, code):
    with Play(pipe=True) as play:
        play.process.stdout.close()
        play.type(key)
        assert play.ended() == (code, b"")
        assert attributes(play.theirs) == play.before


def test_a_window_that_is_closed():
    with Play() as play:
        play.hang_up()
        assert play.ended() == (4, b"")


@pytest.fixture
def line():
    """A pseudo-terminal of 30 columns and 4 lines, and the stream of its other end."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 4, 30, 0, 0))
    with open(theirs, "w", encoding="ascii", errors="backslashreplace") as stream:
        yield ours, stream
    os.close(ours)


FRAMES = [("", "\x1b[J"), ("one", "\x1b[Jone"), ("one\ntwo", "\x1b[Kone\r\n\x1b[Jtwo"), ("one\n", "\x1b[Kone\r\n\x1b[J"),
          ("1\n2\n3\n4\n5", "\x1b[K1\r\n\x1b[K2\r\n\x1b[K3\r\n\x1b[J4"), ("δ", "\x1b[J\\u03b4")]


@pytest.mark.parametrize("lines, written", FRAMES)
def test_a_frame(line, lines, written):
    ours, stream = line
    with Stage(stream) as stage:
        assert os.read(ours, 4096) == TAKEN and stage.stale
        stage.draw(lines)
        assert os.read(ours, 4096).decode() == f"\x1b[?2026h\x1b[H{written}\x1b[?2026l".replace("\r\n", "\r\r\n") and not stage.stale
    assert os.read(ours, 4096) == LEFT


def test_size(line):
    ours, stream = line
    stage = Stage(stream)
    assert stage.size == (30, 4)
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 132, 0, 0))
    assert stage.size == (132, 50)
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", 0, 0, 0, 0))
    assert stage.size == (80, 24)


def test_the_size_of_what_is_no_terminal(tmp_path):
    with open(tmp_path / "file", "w") as stream:
        stage = Stage(stream)
        assert stage.size == (80, 24)
    assert stage.size == (80, 24)


def test_handlers_are_those_of_before(line):
    numbers = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP]
    before = [signal.getsignal(number) for number in numbers]
    with pytest.raises(KeyError), Stage(line[1]):
        raise KeyError
    assert [signal.getsignal(number) for number in numbers] == before


def test_a_stage_that_cannot_be_taken_changes_nothing(line):
    ours, stream = line
    before = signal.getsignal(signal.SIGTERM)
    stage = Stage(stream)
    stream.close()
    with pytest.raises(ValueError), stage:
        pass
    assert signal.getsignal(signal.SIGTERM) == before
