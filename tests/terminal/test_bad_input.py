"""Bad input: one sentence on standard error, exit code 2, nothing written."""
import os
import re

import pytest

from neuron_graph.terminal.command_line import main
from tests.standby import program

OWN = ["trace", "--layers", "2-1", "--inputs", "1,0", "--targets", "1"]
SENTENCES = [
    (["trace", "--epoch", "0"], "--epoch is '0': a whole number is needed, 1 or more"),
    (["trace", "--round", "3"], "'--round'; nearest: --epoch"), (["train", "x.csv", "--iterations", "3"], "nearest: --epochs"),
    (["train", "nofile.csv"], "nofile.csv: there is no such file"), (["trace", "--weights", "1", "2"], "--weights 1,2"),
    (["train", "walkthroughs/iris.csv"], "--target is missing: the column to predict is needed, by name or number; columns: sepal length, "),
    (["trace", "--epoch", "x"], "--epoch is 'x'"),
    (["trace", "--epoch", "1000000000000"], "is too far: for this network and its samples the limit is epoch"),
    (["trace", "--from", "3", "--to", "2"], "--to is 2: it must be 3 or more"),
    (["trace", "--epoch", "1", "--from", "2"], "does not go together"),
    (["trace", "--phase", "foward"], "there is no phase 'foward'; nearest: forward"),
    (["trace", "--format", "jsn"], "there is no format 'jsn'; nearest: json"),
    (["trace", "--detail", "all"], "there is no detail 'all'; known: factors, delta"),
    (["trace", "--digits", "0"], "--digits is '0'"),
    (["trace", "--digits", "18"], "17 at most"),
    (["trace", "--notation", "net"], "there is no notation 'net'; nearest: net-out"),
    (["trace", "--only", "deltas"], "nearest: delta_o2, delta_o1, delta_h2, delta_h1, 'delta_*'\n"),
    (["sheet", "--ask", "delta"], "nearest: delta_o2, delta_o1, delta_h2, delta_h1, 'delta_*'\n"),
    (["trace", "--only", "dE/dw"], "dE/dw5, 'dE/dw*'\n"), (["sheet", "--ask", "delta_o1@7"], "nearest: delta_o1\n"),
    (["trace", "--only", "out_o3"], "there is no number 'out_o3'; nearest: out_o"),
    (["trace", "--only", ""], "there is no number ''"),
    (["trace", "--convention", "erorr=none"], "no key of the convention 'erorr'; nearest: error"),
    (["trace", "--convention", "bias=thawed"], "there is no bias 'thawed'; nearest: trained; known: trained, frozen"),
    (["trace", "--set", "b_h1=1"], "there is no number 'b_h1'; nearest: b1"),
    (["trace", "--set", "w1"], "write name=value"),
    (["trace", "--set", "w1=nan"], "a finite number is needed"),
    (["trace", "--inputs", "1"], "the inputs: 2 are needed, 1 given"),
    (["trace", "--inputs", "1,two"], "--inputs, entry 2, is 'two'"),
    (["trace", "--inputs", "1,inf"], "--inputs, entry 2, is 'inf'"),
    (["trace", "--inputs", ""], "at least one number is needed"),
    (["trace", "--inputs", "1,1/0"], "cannot be divided by zero"),
    (["trace", "--rate", "fast"], "--rate is 'fast'"),
    (["trace", "--activation", "tanh"], "it needs --layers"),
    (["trace", "--layers", "2-0-1", "--inputs", "1,1"], "as in 2-3-1"),
    (["trace", "--layers", "2", "--inputs", "1,1"], "two sizes or more, from 1 on, are needed"),
    (["sheet", "--layers", "2"], "two sizes or more, from 1 on, are needed"),
    (["mark", "/dev/null"], "it is empty: a line with the names of the columns, and rows, are needed"),
    (["trace", "--layers", "2-3-1"], "a network of one's own needs them"),
    (["trace", "--layers", "20000-20000", "--inputs", "1"], "the limit is"),
    ([*OWN, "--activation", "tan"], "there is no activation 'tan'; nearest: tanh"),
    ([*OWN, "--seed", "x"], "--seed is 'x'"),
    ([*OWN, "--targets", "2"], "it is needed once for each --inputs"),
    ([*OWN, "worked-example"], "leave out 'worked-example'"),
    ([*OWN, "--convention", "error=binary-cross-entropy", "--set", "t_o1=3"], "between 0 and 1"),
    (["trace", "worked-exampel"], "there is no example 'worked-exampel'; nearest: worked-example"),
    (["trace", "no/such.toml"], "no/such.toml: it cannot be read (No such file or directory)"),
    (["trace", "/"], "it cannot be read"),
    (["trace", "--output", "/no/such/folder/x.md"], "cannot be written"),
    (["why", "out_o9"], "nearest: out_o"),
    (["why", "E[7]"], "nearest: E"),
    (["why", "E@0"], "the epoch is 0"),
    (["why", "E", "--depth", "-1"], "--depth is '-1'"),
    (["why"], "the following arguments are required: NAME; see neuron-graph why --help"),
    (["explain", "detla"], "there is no term 'detla'; nearest: delta"),
    (["completion", "csh"], "there is no shell 'csh'"),
    (["trase"], "there is no command 'trase'; nearest: trace"),
    (["trace", "--layers", ""], "--layers is ''"), (["trace", "--format", ""], "there is no format ''"),
    (["trace", ""], "there is no example ''"), (["trace", "x" * 300], "there is no example 'xxx"), (["trace", "--output", ""], "the name of a file"),
    ([*OWN, "--activation", ""], "there is no activation ''"), (["trace", "--output", "x/"], "the name of a file"),
    (["trace", "--set", "E=3"], "it is computed"), (["trace", "--set", "w1+=3"], "it is computed"),
    (["trace", "--only", "E@2", "--epoch", "3"], "it names an epoch"), (["trace", "--only", "E@0"], "the epoch is 0"),
    (["trace", "--inputs", "-inf,0"], "a finite number is needed"), (["explain", "delta", "--output", "x"], "--output"), (["show", "--regions", "--layers", "3-1", "--inputs", "1,0,1"], "a plane has two inputs"), (["show", "--numbers", "deltas", "--layers", "2-1", "--inputs", "1,0"], "without targets"),
    (["trace", "--layers", "2-1", "--inputs", "1,0", "--phase", "backward"], "phase backward needs them"),
    (["trace", "--only", "foo", "--format", "json"], "there is no number 'foo'"), (["trace", "a\nb"], "there is no example 'a\\nb'"),
    (["trace", "x\ny.toml"], "'x\\ny.toml': it cannot be read"), (["trace", "--a\nb"], "--a\\nb"),
    (["trace", "--layers", "2-2", "--inputs", "1000,1000", "--targets", "0,1", "--activation", "identity", "--epoch", "400"], "training diverged"),
    (["trace", "--output", "step.xyz"], "its ending chooses no format; use one of .txt, .md, .tex, .tikz, .html, .svg"),
    (["trace", "--only", "E_o1", "--phase", "forward"], "none of it is in phase forward"),
    (["trace", "--inputs", "0,05"], "05 looks like decimals: with decimal commas separate by semicolons"),
    (["trace", "--set", "w1=0,15"], "with decimal commas separate by semicolons"), (["trace", "--layers", "2-2-3"], "--inputs is missing"),
    (["why", "E_o1@2", "--inputs", "1,0", "--inputs", "0,1", "--targets", "0,1", "--targets", "1,0"], "say which: E_o1[1]@2, E_o1[2]@2"),
    (["trace", "--colour"], "there is no option of neuron-graph trace '--colour'"),
    (["trace", "--epohc", "2"], "nearest: --epoch"), (["why", "--dpeth=2", "E"], "nearest: --depth"),
    (["trace", "mazur", "rgu"], "'rgu' is one word too many; see neuron-graph trace --help"), (["--verion"], "nearest: --version"),
    (["certify", "--layers", "2-1", "--inputs", "1,1"], "certify needs them"),
    (["certify", "--epoch", "-3"], "--epoch is '-3'"),
    (["trace", "--convention", "momentum=0.5"], "momentum is 0.5: it says nothing without rule=momentum"),
    (["why", "E", "--convention", "velocity=subtracted"], "it says nothing without rule=momentum"),
    (["sheet", "--convention", "seed=3"], "seed is 3: it says nothing without samples=shuffled"),
]


@pytest.mark.parametrize("words, sentence", SENTENCES, ids=lambda value: " ".join(value) if isinstance(value, list) else None)
def test_one_sentence(typed, words, sentence):
    said = typed(*words)
    assert sentence in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


TOML = [
    ("title = 3\n[[layer]]\n[[layer.neuron]]\nname='a'\nweights=[1]\n[[sample]]\ninputs=[1]", "title is 3: a text in quotes is needed"), ("rate =", "it is no TOML"), ("", "at least one [[layer]]"),
    ("lyer = 1", "there is no key 'lyer'; nearest: layer"), ("[[layer]]\n[[layer.neuron]]\nname='a'", "layer 1 neuron 1 weights is missing"),
    ("[[layer]]\n[[layer.neuron]]\nname='a'\nweights=[1, 'x']", "entry 2, is 'x'"), ("layer = 1", "at least one"),
    ("[[layer]]\n[[layer.neuron]]\nname='a'\nweights=[1]\nbais=2", "there is no key in layer 1 neuron 1 'bais'; nearest: bias"),
    ("notation='x'\n[[layer]]\n[[layer.neuron]]\nname='a'\nweights=[1]\n[[sample]]\ninputs=[1]", "there is no notation 'x'"),
    ("[[layer]]\n[[layer.neuron]]\nname='a'\nweights=[1]\n[[sample]]\ninputs=[1, 2]", "the inputs: 1 is needed, 2 given"),
    ("[convention]\nerror='none'\nbias=3\n[[layer]]\n[[layer.neuron]]\nname='a'\nweights=[1]\n[[sample]]\ninputs=[1]", "there is no bias '3'"),
    ("rate = nan\n[[layer]]\n[[layer.neuron]]\nname='a'\nweights=[1]\n[[sample]]\ninputs=[1]", "rate is nan"),
]


@pytest.mark.parametrize("text, sentence", TOML)
def test_a_wrong_file(typed, tmp_path, text, sentence):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    said = typed("trace", str(path))
    assert sentence in said.err and str(path) in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_files_that_are_none(typed, tmp_path):
    binary, loop, large = tmp_path / "b.toml", tmp_path / "l.toml", tmp_path / "huge.toml"
    binary.write_bytes(bytes(range(256)))
    loop.symlink_to(loop)
    large.write_bytes(b"#" * 50_000_000)
    for path in (binary, loop, large, tmp_path):
        said = typed("trace", str(path))
        assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_an_interrupt_is_130(monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("neuron_graph.terminal.commands.trace_command.read_trace", interrupted)
    assert main(["trace"]) == 130


def test_a_link_keeps_being_one(typed, tmp_path):
    path, link, loop = tmp_path / "t.md", tmp_path / "link.md", tmp_path / "loop.md"
    path.write_text("old", encoding="utf-8")
    link.symlink_to(path)
    loop.symlink_to(loop)
    assert typed("trace", "--output", str(link)).code == 0
    assert link.is_symlink() and path.read_text(encoding="utf-8").startswith("# The worked")
    assert typed("trace", "--output", str(loop)).code == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
@pytest.mark.parametrize("shell", ["{} trace > /dev/full", "{} explain > /dev/full", "{} trace >&-", "{} --help >&-"])
def test_an_output_that_takes_nothing(shell):
    import subprocess
    import sys

    done = subprocess.run(shell.format(f"{sys.executable} -m neuron_graph"), shell=True, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "cannot be written" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
@pytest.mark.parametrize("words, code", [("trace nope", 2), ("trace --epochs 0", 2), ("explain banana", 2)])
def test_an_error_that_nobody_takes_keeps_its_code(words, code):
    import subprocess
    import sys

    assert subprocess.run(f"{sys.executable} -m neuron_graph {words} 2> /dev/full", shell=True, check=False).returncode == code


@pytest.mark.parametrize("words", [
    "check mazur", "identify 0.7514", "sheet", "practice --list", "why dE/dw1", "explain delta", "certify", "help check", "--help"])
def test_no_command_needs_the_docstrings(words):
    """Python forgets them under -OO, and assertions too: what is computed and judged is the same. So are the outputs of the
    prose, `list` among them (`tests/test_prose.py`)."""
    import subprocess

    first, second = (
        subprocess.run([*program(*flags), *words.split()], capture_output=True, text=True, check=False)
        for flags in ([], ["-OO"]))
    assert (second.returncode, second.stderr) == (first.returncode, first.stderr)
    assert re.findall(r"\d+", second.stdout) == re.findall(r"\d+", first.stdout) or "help" in words or "identify" in words


def test_too_little_memory_is_said(typed, monkeypatch):
    def greedy(*args):
        raise MemoryError

    monkeypatch.setattr("neuron_graph.terminal.commands.trace_command.read_trace", greedy)
    said = typed("trace")
    assert (said.code, said.err) == (2, "neuron-graph: there is not enough memory for this: take less of it\n")


def test_a_closed_pipe_is_no_error():
    import subprocess
    import sys

    done = subprocess.run(f"{sys.executable} -m neuron_graph trace --from 1 --to 500 | head -n 1", shell=True, capture_output=True, text=True, check=False)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_a_device_is_written_as_it_is(typed):
    assert typed("trace", "--output", "/dev/null").code == 0


@pytest.mark.parametrize("words", [
    ["trace", "mine.toml", "--format", "json", "--output", "mine.toml"], ["trace", "mine.toml", "--format", "json", "--output", "../here/mine.toml"],
    ["code", "mine.toml", "--output", "./mine.toml"], ["predict", "iris.db", "rows.csv", "--output", "rows.csv"]])
def test_nothing_that_is_read_is_written_over(typed, tmp_path, monkeypatch, words):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    typed("new", "mine.toml")
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here" / "rows.csv").write_text("x,y\n1,2\n")
    before = {path.name: path.read_bytes() for path in (tmp_path / "here").iterdir()}
    said = typed(*words)
    assert said.code == 2 and "it is one of the files that are read: name another" in said.err and said.err.count("\n") == 1
    assert {path.name: path.read_bytes() for path in (tmp_path / "here").iterdir()} == before
