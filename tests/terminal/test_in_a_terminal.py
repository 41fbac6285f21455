"""The commands in a real terminal, through a pseudo-terminal: widths, colours, no colours, Ctrl-C."""
from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
import time

import pytest

from neuron_graph.terminal import main
from neuron_graph.terminal.commands.trace_view import COLOURS as TRACE
from neuron_graph.terminal.published.check_command import COLOURS as CHECK
from neuron_graph.terminal.screen import AMBER
from tests.forking import forked

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
import fcntl  # noqa: E402
import termios  # noqa: E402

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


MODULE = ["-m", "neuron_graph"]
SAYS_WHEN = ["-c", "import sys; from neuron_graph.__main__ import run; print('begun', flush=True); sys.exit(run())"]


def started(columns: int, *words: str, program: list[str] = MODULE, **environment: str):
    """A command whose standard output is a terminal so many columns wide, and the other end of it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    variables = {**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **environment}
    process = subprocess.Popen([sys.executable, *program, *words], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=variables,
                               start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    os.close(theirs)
    return process, ours


def shown(columns: int, *words: str, **environment: str) -> str:
    """What a command shows in a terminal, run by a fork of this process, which need not start Python anew."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def work():
        for number in (0, 1, 2):
            os.dup2(theirs, number)
        os.environ.update({"TERM": "xterm-256color", **environment})
        with open(1, "w", encoding=environment.get("PYTHONIOENCODING", "utf-8"), closefd=False) as sys.stdout:
            assert main(list(words)) == 0

    child = forked(work)
    os.close(theirs)
    text = read_to_the_end(ours)
    assert os.waitpid(child, 0)[1] == 0, text
    return text


def read_to_the_end(ours: int) -> str:
    """What is written to a terminal until nobody has it open any more."""
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


COMMANDS = [["trace"], ["trace", "--detail", "delta", "--notation", "z-a"], ["why", "dE/dw1"], ["certify"], ["show"], ["explain", "delta"],
            ["trace", "--layers", "3-4-2", "--inputs", "1,0,1", "--targets", "0,1", "--phase", "forward", "--full"],
            ["show", "--layers", "9-8-7", "--inputs", "1,1,1,1,1,1,1,1,1"]]


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(words, columns):
    lines = ESCAPES.sub("", shown(columns, *words)).splitlines()
    assert lines and max(map(len, lines)) <= columns


def test_a_wide_terminal_has_a_line_a_number():
    lines = ESCAPES.sub("", shown(120, "trace")).splitlines()
    assert "    net_h1 = w1·i1 + w2·i2 + b1 = 0.15·0.05 + 0.2·0.1 + 0.35 = 0.3775" in lines


def test_a_narrow_one_has_a_line_a_side():
    text = ESCAPES.sub("", shown(40, "trace", "--only", "net_h1"))
    assert "    net_h1 = w1·i1 + w2·i2 + b1\n           = 0.15·0.05 + 0.2·0.1 + 0.35\n           = 0.3775\n" in text


@pytest.mark.parametrize("words", COMMANDS[:6], ids=" ".join)
def test_colours_are_there_and_can_be_turned_off(words):
    coloured = shown(100, *words)
    plain = shown(100, *words, NO_COLOR="1")
    assert words[0] == "explain" or "\x1b[" in coloured
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", plain)
    assert lasting(coloured) == lasting(plain)


def lasting(text):
    """What stays on the screen: not the bar of what takes more than a second, which is another each time."""
    return re.sub(r"[^\r\n]*\u2501[^\r\n]*[\r\n]*", "", ESCAPES.sub("", text))


def test_a_process_of_its_own_shows_the_same():
    process, ours = started(60, "trace")
    assert read_to_the_end(ours) == shown(60, "trace")
    assert (process.communicate()[1], process.returncode) == (b"", 0)


def test_an_error_is_broken_between_words():
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    words = [sys.executable, *MODULE, "trace", "--convention", "error=half-squared"]
    with subprocess.Popen(words, stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(theirs)
        lines = read_to_the_end(ours).splitlines()
    whole = subprocess.run(words, capture_output=True, text=True, check=False).stderr
    assert process.returncode == 2 and len(lines) > 2 and max(map(len, lines)) <= 40
    assert " ".join(map(str.strip, lines)) == whole.strip() and "half-squared-sum" in whole


def test_colours_can_be_asked_for_in_a_pipe(typed, monkeypatch):
    plain = typed("trace").out
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = subprocess.run([sys.executable, *MODULE, "trace"], capture_output=True, encoding="utf-8", check=True).stdout
    assert "\x1b[" in coloured and [line.rstrip() for line in ESCAPES.sub("", coloured).splitlines()] == plain.splitlines()
    assert "\x1b" not in subprocess.run([sys.executable, *MODULE, "trace", "--format", "json"], capture_output=True, encoding="utf-8", check=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    muted = subprocess.run([sys.executable, *MODULE, "trace"], capture_output=True, encoding="utf-8", check=True).stdout
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", muted)


def test_every_colour_of_words_is_read_on_white_and_on_black():
    """By the contrast of WCAG, in the colours that xterm gives the names."""
    named = {"green": "#00cd00", "red": "#cd0000", "magenta": "#cd00cd"}

    def light(colour):
        parts = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
        return sum(part * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for part, c in zip((0.2126, 0.7152, 0.0722), parts))

    for look in {*TRACE.values(), *CHECK.values(), AMBER}:
        colour = look.removeprefix("bold ")
        against = light(named.get(colour, colour)) + 0.05
        assert min(1.05 / against, against / 0.05) >= 2 and "yellow" not in look, look
    assert min(1.05 / (light(AMBER) + 0.05), (light(AMBER) + 0.05) / 0.05) > 4


def test_a_dumb_terminal_gets_no_escape_codes():
    assert "\x1b" not in shown(80, "trace", TERM="dumb")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_ascii_alone(words):
    text = ESCAPES.sub("", shown(80, *words, PYTHONIOENCODING="ascii"))
    assert text.isascii() and "\\u" not in text and "\\x" not in text


def test_ctrl_c_is_130():
    process, ours = started(80, "trace", "--epoch", "10000000", program=SAYS_WHEN)
    assert os.read(ours, 5) == b"begun"
    time.sleep(0.5)  # into the epochs, on most machines; on a slow one it still imports
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate()
    os.close(ours)
    assert (process.returncode, errors) == (130, b"")
