"""The course as dialogues: what is typed, what it says; through a pipe and in a real terminal."""
import io
import os
import re
import select
import signal
import sqlite3
import struct
import subprocess
import sys

import pytest

from neuron_graph.classroom.practice.attempt import Attempt
from neuron_graph.classroom.practice.curriculum import EXERCISES
from neuron_graph.classroom.practice.hints import answer
from neuron_graph.classroom.practice.progress import CourseProgress
from tests.conftest import Said
from tests.forking import PATIENCE

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
COURSE = len(EXERCISES)
PROMPT = re.compile(r"(= |> |no\? )\Z")
FIRST = f"""\
Type each number and press Enter. help lists the commands; quit ends, and what
you have found is kept.

1 of {COURSE}: One neuron (neuron)

A neuron multiplies each input by its weight, adds the products up and adds its
bias: that is its net input. The activation function, here the sigmoid, squeezes
it into a number between 0 and 1. This neuron is nearly as high as it can be:
texts call it saturated, and it takes many figures to see that it is not quite
1.

inputs: x1 = 2, x2 = 3
neuron o1: w1 = 0, w2 = 1, b_o1 = 4

Find net_o1 and out_o1, each to 7 figures.

net_o1 = 7
Right.
out_o1 = 0.5
Not yet: none of the usual slips gives this number.
Try again as often as you like; hint helps, later goes on with your number.
out_o1 = 0,9990889
Right: 0.999088949 with more digits.

Solved. █░░░░░░░░░░░░░░░░░░░ 1 of {COURSE} solved
Enter goes on; why shows where a number comes from.
practice> quit
Kept. neuron-graph practice goes on from here.
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "practice.db"


@pytest.fixture
def dialogue(typed, monkeypatch, file):
    """`dialogue("7", "hint", words=["neuron"])`: the course with these lines on standard input."""
    def run(*lines: str, words=(), end="quit", encoding="utf-8", keep=None) -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join([*lines, *([end] if end else [])]) + "\n"))
        return typed("practice", "--progress", str(keep or file), *words, encoding=encoding)

    return run


def solution(file, name, variant=0):
    """What is to be typed."""
    found = Attempt(EXERCISES[name], bytes.fromhex(CourseProgress(file).read().seed), variant)
    return [answer(found.sheet, blank) for blank in found.blanks]


def test_the_first_exercise_word_for_word(dialogue):
    assert dialogue("7", "0.5", "0,9990889") == (FIRST, "", 0)


NEURON = [  # lines typed at the first exercise, what is among the lines said
    (["go back-two"], ["In words, dE/dout_h1:o1 is o1's share of dE/dout_h1, dE/dout_h1 is the upstream"]),
    (["hint"], ["A weight of 0 means that its input does not count at all.", "  net_o1 = w1·x1 + w2·x2 + b_o1",
                "hint once more shows it with its numbers."]),
    (["hint", "hint"], ["  net_o1 = 0·2 + 1·3 + 4", "hint once more shows the answer."]),
    (["hint"] * 3, ["  net_o1 = 7.000000", "Type it yourself: then it stays."]), (["hint"] * 9, ["  net_o1 = 7.000000"]),
    (["hint out_o1"], ["  net_o1 = w1·x1 + w2·x2 + b_o1", "  out_o1 = 1/(1 + exp(-net_o1))"]),
    (["HINT"], ["  net_o1 = w1·x1 + w2·x2 + b_o1"]),
    (["3"], ["Not yet: that comes out if the bias is left out of the net input (without b_o1)."]),
    (["net_o1 = 7"], ["Right."]), (["z_o1=7"], ["Right."]), (["  7  "], ["Right."]), (["7.0"], ["Right."]), (["14/2"], ["Right."]),
    (["out_o1 = 0.9990889"], ["Right: 0.999088949 with more digits.", "net_o1 = quit"]),
    (["7", "0.999"], ["Nearly: right as far as it goes: 7 figures are asked."]),
    (["7", "0.9990888"], ["Cut, not rounded: rounded it is 0.9990889."]),
    (["later"], ["out_o1 = quit"]), (["later", "later"], ["net_o1 = quit"]),
    (["7", "why"], ["net_o1 = w1·x1 + w2·x2 + b_o1 = 0·2 + 1·3 + 4 = 7", "  x1 = 2  (input)"]),
    (["7", "0.9990889", "why out_o1 0"], ["out_o1 = 1/(1 + exp(-net_o1)) = 1/(1 + exp(-7)) = 0.999089"]),
    (["7", "0.9990889", "why a_o1"], ["  net_o1 = w1·x1 + w2·x2 + b_o1 = 0·2 + 1·3 + 4 = 7"]),
    (["7", "0.9990889", "variant"], ["These numbers are well known and stay as they are; you begin again with them."]),
    (["7", "0.9990889", ""], [f"2 of {COURSE}: A neuron with your own numbers (your-own)"]),
    (["7", "0.9990889", "next"], [f"2 of {COURSE}: A neuron with your own numbers (your-own)"]),
    (["7", "0.9990889", "go 1"], ["found: net_o1 = 7, out_o1 = 0.9990889", "You have solved this one; Enter goes on."]),
    ([""], ["net_o1 = quit"]), (["# 2 times 0 is 0"], ["net_o1 = # 2 times 0 is 0", "net_o1 = quit"]), (["skip"], [f"2 of {COURSE}: A neuron with your own numbers (your-own)"]),
    (["go momentum"], [f"23 of {COURSE}: Momentum (momentum)"]), (["go 23"], [f"23 of {COURSE}: Momentum (momentum)"]),
    (["go full-epoch", "skip"], [f"1 of {COURSE}: One neuron (neuron)"]),
    (["list"], [">  1 [ ] neuron         One neuron", f"░░░░░░░░░░░░░░░░░░░░ 0 of {COURSE} solved"]),
    (["7", "0.9990889", "list"], [">  1 [x] neuron         One neuron"]),
    (["show"], ["│ 2  │─────╲                  ┌ o1, t 1 ──────┐"]),
    (["reset", "yes"], ["All that you have found would be forgotten, in every exercise. Do you mean it?", "yes or no? yes", "Everything is forgotten."]),
    (["reset", "no"], ["Nothing was changed."]), (["reset", "7"], ["Nothing was changed.", "net_o1 = quit"]),
    (["help"], ["  later    Leave this number for later; what comes after it is judged from the"]),
    (["help go"], ["  go       Go to an exercise by its name or number: go momentum."]),
    (["0"], ["Not yet: none of the usual slips gives this number."]), (["-7"], []),
]


@pytest.mark.parametrize("lines, wanted", NEURON, ids=lambda value: "|".join(value)[:40])
def test_a_dialogue(dialogue, lines, wanted):
    found = dialogue(*lines)
    assert (found.err, found.code) == ("", 0)
    for line in wanted:
        assert line in found.out.split("\n")


REFUSED = [
    ("foo", "line 1: 'foo' is neither a number nor a command; help lists them"), ("hnt", "nearest: hint"),
    ("your-own", "'your-own' is neither a number nor a command; nearest: go your-own\n"), ("Momentun", "nearest: go momentum\n"), ("why", "nothing is found yet"),
    ("next", "this exercise is not solved yet: skip goes on all the same"), ("go", "there is no exercise ''"), ("go zzz", "there is no exercise 'zzz'"),
    (f"go {COURSE + 1}", f"there is no exercise '{COURSE + 1}'"), ("go 0", "there is no exercise '0'"), ("help zz", "there is no command 'zz'"),
    ("out_o9 = 3", "there is no number asked here called 'out_o9'; nearest: out_o1"), ("1/0", "number"),
    ("0.5.5", "number"), ("-", "number"), ("net_o1 = ", "number"),
    ("__import__('os').system('id')", "is neither a number nor a command"), ("a" * 10_000, "is neither a number nor a command"),
    ("9" * 10_000, "number"), ("\x1b[2J = 5", "\\x1b[2J"), ("do_quit", "is neither a number nor a command"),
    ("hint zz", "there is no number asked here called 'zz'"),
]


@pytest.mark.parametrize("line, sentence", REFUSED, ids=lambda value: value[:20])
def test_what_cannot_be_done_is_a_sentence_and_the_course_goes_on(dialogue, line, sentence):
    found = dialogue(line, "7")
    assert sentence in found.err and found.err.count("\n") == 1 and len(found.err) < 600 and "Traceback" not in found.err
    assert "\x1b" not in found.out + found.err and "Right." in found.out and found.code == 2


def test_a_whole_course(dialogue, file):
    dialogue()
    lines = [line for name in EXERCISES for line in [*solution(file, name), ""]]
    found = dialogue(*lines, "7", "list", "skip")
    assert found.out.count("Solved.") == COURSE and "That was the whole course." in found.out
    assert "All exercises are solved: go NAME opens one again." in found.out.split("\n")
    assert f"████████████████████ {COURSE} of {COURSE} solved" in found.out and "Not yet" not in found.out
    assert "line 104: this exercise is solved" in found.err or "this exercise is solved: an empty line goes on" in found.err
    again = dialogue("variant", *solution(file, "neuron"))
    assert f"1 of {COURSE}: One neuron (neuron)" in again.out and again.code == 0


def test_fresh_numbers_are_offered_where_there_are_any(dialogue, file):
    dialogue()
    found = dialogue(*solution(file, "your-own"), "go your-own", "7", words=["your-own"])
    assert "Enter goes on; why shows where a number comes from, variant gives fresh numbers." in found.out.split("\n")
    assert "You have solved this one; Enter goes on, variant gives fresh numbers." in found.out.split("\n")
    assert "this exercise is solved: an empty line goes on, variant gives fresh numbers\n" in found.err
    fixed = dialogue(*solution(file, "neuron"), "7", words=["neuron"])
    assert "this exercise is solved: an empty line goes on\n" in fixed.err and "fresh numbers" not in fixed.out


def test_it_goes_on_where_one_was(dialogue, file):
    dialogue("go back-two")
    answers = solution(file, "back-two")
    dialogue(*answers[:2], end=None)
    found = dialogue(*answers[2:], "variant", "go famous")
    assert f"found: dE/dout_h1:o1 = {answers[0]}, dE/dout_h1:o2 = {answers[1]}" in found.out.split("\n")
    assert "Solved." in found.out and found.out.count(f"13 of {COURSE}") == 2
    assert f"5 of {COURSE}: The famous network" in dialogue().out
    assert solution(file, "back-two") != solution(file, "back-two", 1)
    assert "Right" in dialogue(solution(file, "back-two", 1)[0], words=["back-two"]).out


def test_follow_through_in_a_dialogue(dialogue, file):
    dialogue()
    answers = solution(file, "two-layers")
    n = Attempt(EXERCISES["two-layers"], bytes.fromhex(CourseProgress(file).read().seed), 0)
    wrong = n.sheet.value(n.blanks[0]) + 0.25
    import math

    lines = [f"{wrong:.4g}", "later", f"{1 / (1 + math.exp(-float(f'{wrong:.4g}'))):.4f}", *answers[2:4], "later", "later", answers[0]]
    found = dialogue(*lines, words=["two-layers"]).out
    assert "Right from your own net_h1, which is still to be mended." in found.split("\n") and "net_h1 = quit" not in found


def test_notation_and_ascii(dialogue):
    found = dialogue("hint", "7", words=["--notation", "z-a"], encoding="ascii")
    assert found.out.isascii() and "Find z_o1 and a_o1, each to 7 figures." in found.out and "  z_o1 = w1*x1 + w2*x2 + b_o1" in found.out
    assert dialogue("list", encoding="ascii").out.isascii() and dialogue("show", "go update", "hint", "show", encoding="ascii").out.isascii()


def test_every_exercise_keeps_to_eighty_columns(dialogue):
    found = dialogue(*(line for name in EXERCISES for line in (f"go {name}", "show", "hint", "hint", "hint")))
    assert max(map(len, found.out.split("\n"))) <= 80 and found.err == "" and "\u00a0" not in found.out


# what is typed behind the command

def test_list_and_reset(dialogue, typed, file):
    dialogue("7", "0.9990889")
    listed = typed("practice", "--list", "--progress", str(file))
    assert listed.code == 0 and listed.out.split("\n")[:2] == ["   1 [x] neuron         One neuron", ">  2 [ ] your-own       A neuron with your own numbers"]
    assert typed("practice", "--reset", "--progress", str(file)).err == \
        "neuron-graph: --reset asks before it forgets everything, and nobody can be asked here: add --yes\n"
    assert f"0 of {COURSE}" not in typed("practice", "--list", "--progress", str(file)).out
    assert typed("practice", "--reset", "--yes", "--progress", str(file)) == ("Everything is forgotten: the course begins anew, with other numbers.\n", "", 0)
    assert f"0 of {COURSE} solved" in typed("practice", "--list", "--progress", str(file)).out


WRONG_WORDS = [
    (["zzz"], "there is no exercise 'zzz'"), (["softmx"], "nearest: softmax"), (["--notation", "q"], "there is no notation 'q'"),
    (["--progress", ""], "the name of a file is needed"), (["--lst"], "nearest: --list"), (["one", "two"], "'two' is one word too many"),
]


@pytest.mark.parametrize("words, sentence", WRONG_WORDS)
def test_wrong_words(typed, words, sentence):
    found = typed("practice", *words)
    assert found.code == 2 and sentence in found.err and found.err.count("\n") == 1


# progress

def test_the_folder_of_the_user(typed, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert typed("practice", "--list").code == 0
    assert (tmp_path / "neuron-graph" / "practice.db").exists() or not sys.platform.startswith("linux")


def test_nowhere_to_keep_it(dialogue, tmp_path):
    (tmp_path / "file").write_text("")
    found = dialogue("7", "0.9990889", "", keep=tmp_path / "file" / "below.db")
    assert f"2 of {COURSE}" in found.out and "Kept." not in found.out and "is kept" not in found.out and found.code == 0
    assert found.err.startswith(f"neuron-graph: progress is not kept from here on: {tmp_path}/file/below.db cannot be written (")
    assert found.err.count("\n") == 1


def test_a_file_of_something_else(dialogue, file):
    file.write_text("my diary")
    found = dialogue("7")
    assert (found.out, found.code) == ("", 2) and "is no progress of this course: it is no SQLite database; it was not changed" in found.err
    assert file.read_text() == "my diary"


def test_names_that_another_version_left(dialogue, file):
    dialogue("7")
    connection = sqlite3.connect(file)
    connection.execute("UPDATE course SET place = 'no-longer'")
    connection.execute("INSERT INTO exercise VALUES ('no-longer', 3, 1)")
    connection.execute("INSERT INTO answer VALUES ('neuron', 0, 'gone', '1', 1)")
    connection.execute("INSERT INTO answer VALUES ('neuron', 0, 'a_o1', 'rubbish', 1)")
    connection.commit()
    connection.close()
    found = dialogue()
    assert found.code == 0 and "found: net_o1 = 7" in found.out.split("\n") and f"0 of {COURSE} solved" in dialogue("list").out


def started(*words, **more):
    """The course as a process."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **more.pop("environment", {})}
    return subprocess.Popen([sys.executable, "-m", "neuron_graph", "practice", *words], env=environment, **more)


def test_what_was_found_survives_a_kill(file):
    process = started("--progress", str(file), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(b"7\n")
    process.stdin.flush()
    while b"Right." not in process.stdout.readline():
        pass
    process.kill()
    process.communicate()
    assert [typed.text for typed in CourseProgress(file).read().typed("neuron", 0)] == ["7"]


# in a real terminal

def terminal(file, columns, *lines, end=b"\x04", **environment):
    """What a terminal so many columns wide shows, and the exit code; each line is typed when the prompt is there."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    import fcntl
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    variables = {"TERM": "xterm-256color", "COLUMNS": "", "LINES": "", **environment}
    process = started("--progress", str(file), stdin=theirs, stdout=theirs, stderr=theirs, environment=variables, start_new_session=True,
                      preexec_fn=lambda: (signal.signal(signal.SIGINT, signal.SIG_DFL), fcntl.ioctl(0, termios.TIOCSCTTY, 0)))
    os.close(theirs)
    shown, waiting = b"", [*(line.encode() + b"\n" for line in lines), end]
    waited = 0
    while waited < PATIENCE:
        if not select.select([ours], [], [], 10)[0]:
            waited += 10
            if not waiting:  # a signal between readline's prompt and its wait for a key is noticed with the next key
                os.write(ours, end)
            continue
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not piece:
            break
        shown += piece
        if waiting and PROMPT.search(ESCAPES.sub("", shown.decode("utf-8", "replace"))):
            os.write(ours, waiting.pop(0))
    os.close(ours)
    return shown.decode("utf-8").replace("\r\n", "\n"), process.wait(timeout=PATIENCE)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(file, columns):
    text, code = terminal(file, columns, "7", "hint", "0.5", "0.9990889", "why", "", "go famous-back", "hint", "hint", "list", "help", "go deep", "hint", "hint")
    lines = [line for line in ESCAPES.sub("", text).splitlines() if line.split(" = ")[-1].strip() not in ("go famous-back", "go deep")]
    assert code == 0 and max(map(len, lines)) <= min(columns, 80)
    assert "Right." in lines and "Kept. neuron-graph practice goes on from" in text


def test_colours_and_none(file):
    coloured, _ = terminal(file, 80, "7", "list")
    plain, _ = terminal(file, 80, "7", "list", NO_COLOR="1")
    dumb, _ = terminal(file, 80, "7", "list", TERM="dumb")
    assert re.search(r"\x1b\[[0-9;]*3[0-9]m", coloured) and not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain) and "\x1b" not in dumb


def test_ctrl_c_is_130_and_nothing_is_lost(file):
    text, code = terminal(file, 80, "7", end=b"\x03")
    assert code == 130 and "Traceback" not in text and CourseProgress(file).read().typed("neuron", 0)[0].text == "7"


def test_reset_asks_in_a_terminal(file):
    text, code = terminal(file, 80, "7", "reset", "yes")
    assert code == 0 and "yes or no? " in text and "Everything is forgotten." in text and CourseProgress(file).read().answers == {}
