"""Sizes times commands: seconds and megabytes of whole processes, each with a limit that a command keeps."""
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from neuron_graph.setup.initial import network_of_sizes

SIZES = [(2, 2, 2), (64, 32, 10), (200, 100, 10), (784, 30, 10)]
COMMANDS = [["trace"], ["trace", "--format", "html"], ["check"], ["why", "w5+"], ["certify", "--only", "w5+"], ["identify", "0.123456"]]
ROWS = [1, 20, 400]
LIMIT = 60
"""Seconds after which a process is stopped."""


def rows():
    """(what, bound, measured), for sizes of networks and numbers of rows."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "own.toml"
        for sizes in SIZES:
            write(file, sizes, 1)
            for command in COMMANDS:
                bound = "500 MB" if sizes == (64, 32, 10) else "-"
                yield f"{'-'.join(map(str, sizes))}: {' '.join(command)}", bound, measured(*command, str(file))
        for count in ROWS:
            write(file, (4, 2, 2), count)
            yield f"4-2-2, a batch of {count}: check", {20: "2 s", 400: "20 s, 300 MB"}.get(count, "-"), measured("check", str(file))


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


def measured(*words):
    """The seconds and the peak megabytes of a command as a whole process, or that it was stopped."""
    start, peak = time.perf_counter(), 0
    process = subprocess.Popen([sys.executable, "-m", "neuron_graph", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, resident(process.pid))
        if time.perf_counter() - start > LIMIT:
            process.kill()
            process.wait()
            return f"stopped after {LIMIT} s, {peak / 1024:.0f} MB"
        time.sleep(0.02)
    return f"{time.perf_counter() - start:.2f} s, {peak / 1024:.0f} MB"


def resident(pid):
    """The peak memory of a process so far, in kilobytes (on Linux)."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as status:
            return next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)
    except OSError:
        return 0
