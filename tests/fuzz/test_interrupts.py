"""Ctrl-C: exit code 130 and no traceback, wherever it comes."""
import os
import signal
import subprocess
import sys

import pytest

import neuron_graph
from tests.fuzz.interrupts import ROOT, SCRIPT, ways

WHILE = """
import os, signal, sys, time
from neuron_graph import __main__ as program
import neuron_graph.terminal

class Lock:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def main():
    {}
    time.sleep(60)
    print("went on")

neuron_graph.terminal.main = main
{}sys.exit(program.run())
"""


@pytest.mark.parametrize("inside, before", [
    ("signal.raise_signal(signal.SIGINT)", ""), ("Lock()", ""), ("a = Lock(); del a", ""), ("lock = [Lock()]; lock.append(lock); lock.clear()", ""),
], ids=["in a step", "where nothing can be raised", "at a release", "in a list"])
def test_an_interrupt_is_never_lost(inside, before):
    code = WHILE.format(inside, before)
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    assert (found.returncode, found.stdout, found.stderr) == (130, "", "")


def test_what_else_cannot_be_raised_is_told():
    code = WHILE.format("sys.unraisablehook = program.interrupt_again; Lock.__del__ = lambda self: 1 / 0; Lock(); return 0", "")
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert found.returncode == 0 and "ZeroDivisionError" in found.stderr


def test_at_the_end_it_changes_nothing_any_more():
    code = "import atexit, signal\natexit.register(lambda: signal.raise_signal(signal.SIGINT))\n" + SCRIPT
    found = subprocess.run([sys.executable, "-c", code, "explain", "delta"], capture_output=True, text=True)
    assert found.returncode == 0 and "delta" in found.stdout and not found.stderr


COUNTING = """
import itertools, os, signal, sys
calls = itertools.count()

def watch(frame, event, argument):
    if "/neuron_graph/" in frame.f_code.co_filename and event.endswith("call") and next(calls) == int(os.environ["CALL"]):
        sys.setprofile(None)
        signal.raise_signal(signal.SIGINT)

sys.setprofile(watch)
"""


@pytest.mark.parametrize("call", [3, 4, 6, 10, 30, 100, 300, 1000])
def test_while_it_is_still_being_imported(tmp_path, call):
    (tmp_path / "sitecustomize.py").write_text(COUNTING)
    found = [subprocess.run([*way, "explain", "delta"], capture_output=True, text=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
                            env={**os.environ, "CALL": str(call), "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}) for way in ways(tmp_path)]
    assert [(one.returncode, one.stdout, one.stderr) for one in found] == [(130, "", "")] * 2


def test_a_program_that_uses_the_package_hears_of_ctrl_c_at_once():
    code = "import neuron_graph, signal; print(signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


@pytest.mark.parametrize("before", ["del sys.argv", "sys.argv = []", "sys.argv = ['']"])
def test_a_python_without_arguments_imports_it(before):
    done = subprocess.run([sys.executable, "-c", f"import sys; {before}; import neuron_graph; print(neuron_graph.__version__)"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.strip() == neuron_graph.__version__


def test_it_starts_where_signals_cannot_be_held_back():
    """As on Windows: neither `_signal` nor `signal` has what the program starts with."""
    code = ("import _signal, signal, sys; del _signal.pthread_sigmask, signal.pthread_sigmask; sys.argv = ['bin/neuron-graph', '--version']\n"
            "from neuron_graph.__main__ import run; sys.exit(run())")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout == f"neuron-graph {neuron_graph.__version__}\n"
