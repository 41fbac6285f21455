"""Sizes times commands: seconds, megabytes and exit codes of whole processes, and when they first say anything; each with a limit
that a command keeps."""
import os
import random
import resource
import selectors
import subprocess
import sys
import tempfile
from pathlib import Path

from neuron_graph.setup.initial import network_of_sizes

SIZES = [(2, 2, 2), (64, 32, 10), (200, 100, 10), (784, 30, 10)]
COMMANDS = [["trace"], ["trace", "--format", "html"], ["trace", "--format", "svg"], ["trace", "--format", "latex"], ["trace", "--format", "json"], ["show"], ["code"], ["check"],
            ["why", "w5+"], ["certify"], ["certify", "--only", "w5+"], ["identify", "0.123456"], ["sheet"], ["step", "--line"]]
ROWS = [1, 20, 400]
CLASSES = [["predict", "rows.db", "rows.csv"], ["curve", "rows.db"], ["show", "rows.db"], ["trace", "rows.db"], ["code", "rows.db"]]
LIMIT = 60
"""Seconds of work after which a process is stopped."""
SAID = "2 s until it says something"


def rows():
    """(what, bound, measured), for sizes of networks, numbers of rows, and a table of a thousand classes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for sizes in SIZES:
            write(folder / "own.toml", sizes, 1)
            for command in COMMANDS:
                bound = f"500 MB, {SAID}" if sizes == (64, 32, 10) else SAID
                yield f"{'-'.join(map(str, sizes))}: {' '.join(command)}", bound, measured(folder, *command, "own.toml")
        for count in ROWS:
            write(folder / "own.toml", (4, 2, 2), count)
            yield f"4-2-2, a batch of {count}: check", {20: "2 s", 400: "20 s, 300 MB"}.get(count, "-"), measured(folder, "check", "own.toml")
        (folder / "rows.csv").write_text("a,b,kind\n" + "".join(f"{n % 7}.5,{(n * n) % 11},kind{n % 1000}\n" for n in range(2000)))
        train = ["train", "rows.csv", "--target", "kind", "--layers", "8", "--epochs", "1"]
        for command in [train, *CLASSES]:
            yield f"1000 classes: {' '.join(command)}", f"500 MB, {SAID}", measured(folder, *command)


def write(file, sizes, count):
    """A walkthrough of so many rows in one batch, with two figures that nothing explains."""
    draw, network = random.Random(1), network_of_sizes(sizes, seed=1)
    numbers = [[[round(draw.random(), 2) for _ in range(size)] for size in (sizes[0], sizes[-1])] for _ in range(count)]
    lines = ['title = "Own"', "rate = 0.5", "[convention]", 'batch = "all"']
    lines += [f"[[sample]]\ninputs = {inputs}\ntargets = {targets}" for inputs, targets in numbers]
    for layer in network.layers:
        lines += ['[[layer]]\nactivation = "sigmoid"', f"names = {[neuron.name for neuron in layer.neurons]}",
                  f"weights = {[neuron.weights for neuron in layer.neurons]}", f"biases = {[neuron.bias for neuron in layer.neurons]}"]
    lines += [f'[[published]]\nname = "{name}"\nprinted = "{printed}"' for name, printed in (("E", "1.2345"), ("w5+", "0.12345"))]
    file.write_text("\n".join(lines), encoding="utf-8")


def measured(folder, *words):
    """The seconds of work and the peak megabytes of a command as a whole process, its exit code, and how long it had worked when it
    first said anything, on a terminal for its errors; or that it was stopped."""
    terminal, errors = os.openpty()
    process = subprocess.Popen([sys.executable, "-m", "neuron_graph", *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, cwd=folder,
                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT)))
    os.close(errors)
    first, streams = None, selectors.DefaultSelector()
    for stream in (process.stdout.fileno(), terminal):
        streams.register(stream, selectors.EVENT_READ)
    while streams.get_map():
        for key, _ in streams.select():
            first = worked(process.pid) if first is None else first
            if not read(key.fd):
                streams.unregister(key.fd)
    _, status, usage = os.wait4(process.pid, 0)
    process.stdout.close()
    os.close(terminal)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    how = f"stopped after {LIMIT} s" if code < 0 else f"{usage.ru_utime + usage.ru_stime:.2f} s"
    return f"{how}, {usage.ru_maxrss / 1024:.0f} MB, exit {code}, said after {first:.1f} s"


def read(stream):
    """Some of what stands in a stream; nothing at its end, or when its terminal is closed."""
    try:
        return os.read(stream, 65536)
    except OSError:
        return b""


def worked(process):
    """The seconds that a process has worked so far (on Linux)."""
    with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
        return sum(map(int, stat.read().rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")
