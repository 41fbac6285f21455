"""The stepper on the full screen: keys pressed on a face without a terminal; then the real program in a pseudo-terminal."""
from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from neuron_graph.published.example import Example
from neuron_graph.recording.printer import PLAIN_ASCII, PRETTY, Printer
from neuron_graph.setup.initial import network_of_sizes
from neuron_graph.stepping.stepper import Quit
from neuron_graph.terminal.keys import Decoder, Keystroke
from neuron_graph.terminal.screen import Screen
from neuron_graph.terminal.stepper.step_screen import FullScreen
from neuron_graph.terminal.stepper.step_view import frame
from tests.conftest import Pipe, shared
from tests.forking import PATIENCE

SIZES = [(100, 30), (120, 40), (80, 24), (60, 20), (40, 24), (40, 12), (20, 10), (10, 3), (1, 1), (300, 100)]


def opened(name="worked-example", unicode=True, example=None):
    example = example or shared(name)
    printer = Printer(PRETTY if unicode else PLAIN_ASCII, example.notation, 9)
    return FullScreen(example, printer, Screen(Pipe("utf-8" if unicode else "ascii")))


def pressed(face, typed, width=100, height=30):
    """The lines on the screen after some keys, `{Enter}` and the like by name."""
    for part in re.findall(r"\{\w[\w-]+\}|.", typed, re.DOTALL):
        face.press(Keystroke(part[1:-1]) if len(part) > 1 else Decoder().feed(part.encode())[0])
    return ["".join(text for text, _ in row) for row in frame(face, width, height)]


TABLE = [  # keys, what is on the screen
    ("n", "out_h1 = 1/(1 + exp(-net_h1))"), (" ", "= 0.593269992"), ("5n", "step 6 of 43"), ("12n", "step 13 of 43"), ("nnp", "step 2 of 43"),
    ("{Right}{Right}{Left}", "step 2 of 43"), ("N", "epoch 1, forward, h2"), ("NNP", "epoch 1, forward, h2"), ("]", "epoch 1, error, o1"),
    ("]][", "epoch 1, error, o1"), ("}", "epoch 2, forward, h1"), ("99}", "epoch 100, forward, h1"), ("}}{", "epoch 2"), ("G", "step 43 of 43"),
    ("Gg", "step 1 of 43"), ("{End}{Home}", "step 1 of 43"), (":a_o1{Enter}", "step 6 of 43"), (":1000 dE/dw5{Enter}", "epoch 1000, backward, o1"),
    ("/delta{Enter}", "δ_o1"), ("/delta{Enter};", "epoch 1, backward, o2"), ("uE < 0.01{Enter}", "E = (E_o1 + E_o2)/2"),
    ("bout_o1 < 0.5{Enter}u{Enter}", "break: out_o1 < 0.5"), ("wE{Enter}wE{Enter}", "E is watched no more"), ("wE{Enter}9}:E{Enter}", "E 0.132136526     ██▇▆▅▄▃▂▁▁"),
    ("ny", "▸ net_h1"), ("ny{Down}{Right}", "w1 = 0.15  (weight)"), ("ny{Down}{Enter}", "step 1 of 43"), ("y{Escape}n", "step 2 of 43"),
    ("n{Escape}", "step 2 of 43"), (":del{Tab}", ":delta_"), (":delta_h1{Tab}", ":delta_h1"), ("?u", "until (u)"), ("e0.5{Enter}}", "what if net_h1=0.5"),
    (".", "epoch 1, forward, h1, step 1 of 43"), ("e{Backspace}0{Escape}n", "step 2 of 43"), ("ne0.5{Enter}", "out_h1 is 0.5 here instead of 0.593269992"),
    ("ne0.5{Enter}n:z_o1{Enter}", "original"), ("ne0.5{Enter}r", "as it was"), ("ew1=x{Enter}", "w1 is 'x': a finite number is needed"), ("ew1{Enter}", "by name write w1=0.5"),
    ("ew1=x{Enter}", "what if w1=x"), ("cerror=half-squared-sum{Enter}", "error=half-squared-sum"), ("cnonsense{Enter}", "another convention: nonsense"),
    ("?", "moving:"), ("?{Escape}n", "step 2 of 43"), ("z", "z is no key here; ? shows them all"), ("x", "net_h1, net input: What comes in at a neuron"), ("{unknown}", "unknown is no key here"),
    ("d", "the picture is hidden"), (":{Up}{Down}{Left}{Right}{Delete}ab{Home}c{End}d", ":cabd"), (":abc{Ctrl-U}d", ":d"),
    (":a_o1{Enter}g:{Up}{Enter}", "step 6 of 43"), ("h", "nothing is hidden"), ("o{Enter}", "Write the name of a file"),
]


@pytest.mark.parametrize("typed, wanted", TABLE)
def test_keys(typed, wanted):
    assert wanted in "\n".join(pressed(opened(), typed))


def test_past_the_end_is_the_end():
    assert "only epoch 1" in "\n".join(pressed(opened("ktu"), ":99999999999{Enter}"))
    face = opened()
    face.stepper.cursor.timeline.last = 50
    lines = "\n".join(pressed(face, ":99999999999{Enter}"))
    assert "epoch 50 is as far as one can go here" in lines and "epoch 50, forward" in lines


def test_q_leaves():
    with pytest.raises(Quit):
        pressed(opened(), "nq")
    with pytest.raises(Quit):
        opened().press(Keystroke("eof"))


def test_a_pasted_text_is_no_keys_but_goes_into_a_field():
    face = opened()
    face.press(Keystroke("paste", "nnnq" * 100))
    assert "pasted text" in face.message and face.stepper.cursor.position == 0
    face.press(Keystroke(":"))
    face.press(Keystroke("paste", "a_o1\n" + "x" * 5000))
    assert face.field is not None and len(face.field.text) == 1000


def test_a_paste_brings_no_escape_codes():
    face = opened()
    face.stepper.ask(4, lambda step: True)
    face.press(Keystroke("paste", "1\x1b]0;PWNED\x07\x1b[31mRED\x1b[2J\nline2"))
    assert face.field is not None and face.field.text.isprintable()


def test_what_is_changed_is_always_in_sight():
    for size in ((80, 24), (120, 40)):
        face = opened()
        lines = pressed(face, "wE{Enter}ew5=0.5{Enter}}:out_o1{Enter}", *size)
        assert "what if w5=0.5" in lines[0] and any("E 0.15" in line and "in epoch 1" in line for line in lines[1:])
        assert any("original" in line for line in lines)


def test_ctrl_c_closes_what_is_open():
    class Interrupting:
        def read(self, timeout):
            raise KeyboardInterrupt

    face = opened()
    pressed(face, ":abc")
    assert face.next_key(Interrupting()) == Keystroke("Escape")
    face.press(Keystroke("Escape"))
    with pytest.raises(KeyboardInterrupt):
        face.next_key(Interrupting())


def test_a_long_formula_keeps_its_result():
    network = network_of_sizes([64, 32, 10], 0)
    example = Example("large", network, [([0.1] * 64, [0.5] * 10)]).checked()
    result = f"{example.recording()['z_h1'].value:.9g}"
    for size in ((120, 40), (80, 24), (40, 12)):
        lines = pressed(opened(example=example), "", *size)
        assert any(f"= {result}" in line for line in lines) and (size[0] < 80 or any("w64·x64" in line for line in lines))
        assert any(f"= {result}" in line for line in pressed(opened(example=example), "y", *size))


def test_of_a_network_with_one_neuron_no_box_is_drawn_over_another():
    lines = pressed(opened("perceptron"), "", 100, 30)
    assert sum("┌ x1" in line for line in lines) == sum("┌ x2" in line for line in lines) == 1
    assert sum(line.count("└") for line in lines) == 3


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["worked-example", "four-rows", "perceptron", "ktu"])
def test_a_frame_fits(name, size):
    for typed in ("", "9n", "G", "wE{Enter}}", "y", "?", "{Escape}:some text", "{Escape}e0.123{Enter}", "c", "{Escape}"):
        face = opened(name)
        lines = pressed(face, typed, *size)
        assert len(lines) <= size[1] and all(len(line) <= size[0] for line in lines)
        drawn = face.drawn(*size).split("\n")
        assert len(drawn) <= size[1]


def test_a_frame_in_ascii_is_ascii():
    face = opened(unicode=False)
    for typed in ("", "20n", "wE{Enter}5}", "y", "{Escape}?", "{Escape}e1{Enter}"):
        assert all(line.isascii() for line in pressed(face, typed))


def test_the_wide_screen_has_the_step_beside_the_network_and_the_narrow_one_below():
    wide = pressed(opened(), "4n", 100, 24)
    assert any("│" in line and "net_o1 = w5·out_h1" in line for line in wide)
    narrow = pressed(opened(), "4n", 80, 24)
    picture = max(n for n, line in enumerate(narrow) if "└──" in line)
    assert picture < next(n for n, line in enumerate(narrow) if line.startswith("net_o1 = "))
    tiny = pressed(opened(), "4n", 40, 24)
    assert any(line.startswith("h1  0.3775") for line in tiny) and any("= 1.10590597" in line for line in tiny)


def test_the_present_step_is_never_left_out():
    for width, height in SIZES[:7]:
        lines = pressed(opened(), "4n", width, height)
        assert any("1.10590597" in line for line in lines), (width, height)


def test_predict_hides_until_it_is_found():
    face = opened()
    face.stepper.ask(4, lambda step: step.kind == "a")
    lines = pressed(face, "")
    assert any("out_h1 = ?" in line for line in lines) and not any("0.59327" in line for line in lines)
    assert any("0.59: right as far as it goes" in line for line in pressed(face, "0.59{Enter}"))
    assert any("a number is asked" in line for line in pressed(face, "0.5h"))
    lines = pressed(face, "{Escape}0.5933{Enter}")
    assert any("out_h2 = ?" in line for line in lines) and any("0.59327" in line for line in lines)
    assert any("= 1/(1 + exp(-net_h2))" in line for line in pressed(face, "h"))
    assert any("0.596884" in line for line in pressed(face, "s"))
    face.stepper.cursor.visit(1, 0)
    assert any("nothing is hidden here" in line for line in pressed(face, "0.38"))
    pressed(face, "{Enter}")
    assert (face.stepper.cursor.epoch, face.stepper.cursor.position) == (1, 1)
    assert face.stepper.quiz is not None and not face.stepper.quiz.passed


WORDS = [  # keys while a number is hidden, what is on the screen, the step we are at
    ("hint", "= w1·i1 + w2·i2 + b1", 0), ("hinthint", "= 0.15·0.05 + 0.2·0.1 +", 0), ("hhint", "= 0.15·0.05 + 0.2·0.1 +", 0),
    ("skip", "net_h1 is 0.378", 1), ("ss", "out_h1 is 0.593", 2), ("hn", "out_h1 = ?", 1), ("hint0.3775{Enter}", "0.3775: right", 1),
    ("sp", "net_h1 = w1·i1", 0), ("hinx", "net_h1, net input", 0), ("hint{Enter}", "type the number", 0),
]


@pytest.mark.parametrize("typed, wanted, place", WORDS)
def test_words_typed_where_letters_are_commands(typed, wanted, place):
    example = shared("worked-example")
    face = FullScreen(example, Printer(PRETTY, example.notation, 3), Screen(Pipe("utf-8")))
    face.stepper.ask(3, lambda step: True)
    assert wanted in "\n".join(pressed(face, typed)) and face.stepper.cursor.position == place


def test_save_a_picture_and_a_text(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    face = opened()
    lines = pressed(face, "4noscreen.svg{Enter}oscreen.txt{Enter}")
    assert any("saved to screen.txt" in line for line in lines)
    assert "net_o1" in Path("screen.svg").read_text(encoding="utf-8")
    assert "= 1.10590597" in Path("screen.txt").read_text(encoding="utf-8")
    pressed(face, "o/nonexistent/x.svg{Enter}")
    assert face.field is not None and "cannot be written" in face.message


def test_a_large_network():
    network = network_of_sizes([64, 32, 10], 0)
    face = opened(example=Example("large", network, [([0.1] * 64, [0.5] * 10)]).checked())
    assert any(line.startswith("inputs ") for line in pressed(face, "n", 80, 24))
    assert any("epoch 2" in line for line in pressed(face, "}", 80, 24))


pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
import fcntl  # noqa: E402
import termios  # noqa: E402


def as_from_a_shell():
    """The terminal is the program's own, and no signal is ignored, as one may be where the tests run in the background."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """The program in a pseudo-terminal: what is typed goes in, what it writes is kept."""

    def __init__(self, *words, size=(100, 30), **environment):
        self.ours, theirs = pty.openpty()
        self.resize(*size)
        self.before = termios.tcgetattr(self.ours)
        variables = {**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **environment}
        self.process = subprocess.Popen([sys.executable, "-m", "neuron_graph", "step", *words], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
                                        env=variables, start_new_session=True, preexec_fn=as_from_a_shell)
        os.close(theirs)
        self.output = ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        os.close(self.ours)

    def resize(self, columns, lines):
        fcntl.ioctl(self.ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def type(self, text):
        os.write(self.ours, text.encode())

    def wait_for(self, text):
        """What was written up to and with a text."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.output and time.monotonic() < deadline:
            if select.select([self.ours], [], [], 0.1)[0]:
                try:
                    self.output += os.read(self.ours, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        assert text in self.output, f"{text!r} is not in {self.output[-2000:]!r}"
        found, _, self.output = self.output.partition(text)
        return found + text

    def end(self):
        """All that is still written, and the exit code."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                piece = os.read(self.ours, 65536) if select.select([self.ours], [], [], 0.1)[0] else b""
            except OSError:
                break
            self.output += piece.decode("utf-8", "replace")
            if not piece and self.process.poll() is not None:
                break
        return self.process.wait(PATIENCE)

    def left_as_found(self):
        """Whether the screen, the cursor and the terminal's mode are as before."""
        return self.output.rfind("\x1b[?1049l") > self.output.rfind("\x1b[?1049h") and "\x1b[?25h" in self.output \
            and termios.tcgetattr(self.ours) == self.before


def test_in_a_terminal_it_takes_the_screen_and_gives_it_back():
    with Terminal() as terminal:
        assert "\x1b[?1049h" in terminal.wait_for("q\x1b[0m\x1b[2m quit")
        terminal.type("n")
        terminal.wait_for("step 2 of 43")
        terminal.type("q")
        assert terminal.end() == 0
        assert terminal.left_as_found() and terminal.output.count("\n") < 3
        assert terminal.process.stderr.read() == b""


@pytest.mark.parametrize("number, code", [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_the_screen_as_it_was(number, code):
    with Terminal() as terminal:
        terminal.wait_for("step 1 of 43")
        terminal.process.send_signal(number)
        assert terminal.end() == code
        assert terminal.left_as_found() and b"Traceback" not in terminal.process.stderr.read()


def test_ctrl_c_stops_a_run_where_one_was_and_then_leaves():
    with Terminal("nnfs", "--convention", "batch=1,samples=shuffled") as terminal:
        terminal.wait_for("step 1 of")
        terminal.type("uE < -1\r")
        terminal.wait_for("Ctrl-C stops it")  # before the run begins
        terminal.wait_for("Ctrl-C stops it")  # and in the midst of it
        terminal.type("\x03")
        terminal.wait_for("interrupted; E < -1 did not come true")
        terminal.type("q")
        assert terminal.end() == 0 and terminal.left_as_found()


def test_a_resize_draws_anew():
    with Terminal(size=(100, 30)) as terminal:
        terminal.wait_for("step 1 of 43")
        terminal.resize(40, 24)
        found = terminal.wait_for("step 1 of 43")
        lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", found.rpartition("\x1b[H")[2]).split("\n")
        assert max(len(line.rstrip("\r")) for line in lines) <= 40
        terminal.resize(120, 40)
        terminal.wait_for("step 1 of 43")
        terminal.type("q")
        assert terminal.end() == 0


def test_a_flood_of_keys_is_no_trouble():
    with Terminal() as terminal:
        terminal.wait_for("step 1 of 43")
        terminal.type("np}{]" * 200 + "\x1b[200~" + "q" * 3000 + "\x1b[201~" + ":1\r")
        terminal.wait_for("step 1 of 43")
        terminal.type("q")
        assert terminal.end() == 0


def test_without_termios_there_is_no_full_screen_and_lines_do_without():
    code = "import sys; sys.modules['termios'] = None; from neuron_graph.__main__ import run; sys.exit(run())"
    ours, theirs = pty.openpty()
    done = subprocess.run([sys.executable, "-c", code, "step"], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
                          env={**os.environ, "TERM": "xterm"}, text=True, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "no module termios; step --line" in done.stderr
    done = subprocess.run([sys.executable, "-c", code, "step", "--line"], input="n\nq\n", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "") and "out_h1 = " in done.stdout


@pytest.mark.parametrize("environment, words", [({"TERM": "dumb"}, []), ({}, ["--line"]), ({}, ["--format", "plain"]), ({}, ["--format", "linear"])])
def test_in_lines_in_a_terminal(environment, words):
    with Terminal(*words, **environment) as terminal:
        terminal.wait_for("(step) ")
        terminal.type("n\n")
        terminal.wait_for("0.593269992")
        terminal.type("foo\n")
        terminal.wait_for("(step) ")
        terminal.type("q\n")
        assert terminal.end() == 0
        assert "\x1b[?1049h" not in terminal.output


def test_no_color_has_no_colours():
    with Terminal(NO_COLOR="1") as terminal:
        found = terminal.wait_for("step 1 of 43")
        assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", found)
        terminal.type("q")
        assert terminal.end() == 0


def test_predict_ends_with_a_summary_below_the_former_screen():
    with Terminal("--predict", "--only", "out_o1") as terminal:
        terminal.wait_for("out_o1")
        terminal.type("0.7514\r")
        terminal.wait_for("nothing more is asked")
        terminal.type("q")
        assert terminal.end() == 0
        assert terminal.output.rpartition("\x1b[?1049l")[2].endswith("1 number asked: 1 right.\r\n")


@pytest.mark.parametrize("sizes", [[2, 2, 2], [4, 3, 2], [5, 4, 3], [8, 8, 8]], ids=str)
def test_at_80_by_24_what_a_hidden_number_is_computed_from_is_in_sight(sizes):
    example = Example("own", network_of_sizes(sizes, seed=5), [([0.5] * sizes[0], [0.25] * sizes[-1])])
    face = opened(example=example)
    face.stepper.ask(4, lambda step: True)
    for step in face.stepper.cursor.steps[:50]:
        screen = " ".join(" ".join(pressed(face, "", 80, 24)).split())
        for operand in step.operands:
            if operand.phase == "given" or operand.kind == "input":
                short = str(operand.value)[:5]
                assert f"{face.stepper.name(operand)} {short}" in screen or f"│ {short}" in screen, (step, operand)
        pressed(face, "s")
