"""What compiled training gains: against our own plain loops, NumPy, micrograd and the same step in C; and what it costs."""
import time
from functools import partial
from random import Random

from neuron_graph import Convention, network_of_sizes, train
from neuron_graph.programs import compiler
from neuron_graph.programs.compiler import compile_step

from . import rivals
from .timing import peak_megabytes, ratio, seconds

C = "its C (-O2)", rivals.c_program, "-"
ONLINE = [
    ([2, 2, 2], 10_000, [("our own plain training", None, "5 or more"), ("NumPy, natural", rivals.numpy_natural, "18 or more"),
                       ("NumPy, tight", rivals.numpy_tight, "12 or more"), ("micrograd", rivals.micrograd, "100 or more"),
                       C]),
    ([4, 8, 3], 1500, [("NumPy, natural", rivals.numpy_natural, "4 or more"), ("NumPy, tight", rivals.numpy_tight, "2.5 or more"), C]),
    ([30, 16, 1], 600, [("NumPy, natural", rivals.numpy_natural, "0.6 or more"), C]),
    ([64, 32, 10], 200, [("NumPy, natural", rivals.numpy_natural, "0.143 or more"), C]),
]
SIZES = [[2, 2, 1], [2, 2, 2], [4, 8, 3], [10, 10, 5], [30, 16, 1], [64, 32, 10], [100, 60, 10], [784, 30, 10]]


def example(sizes, count=1):
    """A network of these sizes and random examples."""
    random = Random(1)
    return network_of_sizes(sizes, 1), [([random.random() for _ in range(sizes[0])], [random.random() for _ in range(sizes[-1])])
                                        for _ in range(count)]


def name(sizes):
    return "-".join(map(str, sizes))


def rows():
    """How many times faster than each rival, online."""
    for sizes, epochs, opponents in ONLINE:
        network, examples = example(sizes)
        ours = network.copy()
        for who, rival, bound in opponents:
            faster = against(ours, network, examples, epochs, rival)
            yield f"{name(sizes)} online, compiled against {who}", bound, faster if isinstance(faster, str) or faster > 0.1 else f"1/{1 / faster:.0f}"
    network, examples = example([2, 2, 2])
    adam = network.under(Convention(rule="adam"))
    yield "2-2-2 online, compiled Adam against micrograd with Adam", "60 or more", against(adam, network, examples, 10_000, partial(rivals.micrograd, adam=True))
    for size in (4, 32):
        for sizes in ([4, 8, 3], [64, 32, 10]):
            yield f"{name(sizes)} in batches of {size}, compiled against NumPy, natural", "-", batched(sizes, size)


def against(ours, network, examples, epochs, rival):
    """time(rival) / time(compiled); what is missing on this machine is said."""
    if rival is None:
        other = network.copy()
        return ratio(lambda: train(other, examples, epochs, compiled=False), lambda: train(ours, examples, epochs, compiled=True))
    try:
        run = rival(network, examples)
    except ImportError as missing:
        return f"needs {missing}"
    fewer = max(1, epochs // 20) if "micrograd" in str(rival) else 20 * epochs if rival is rivals.c_program else epochs
    scale = epochs / fewer
    return scale * ratio(lambda: run(fewer), lambda: train(ours, examples, epochs, compiled=True))


def batched(sizes, size):
    network, examples = example(sizes, size)
    try:
        run = rivals.numpy_natural(network, examples, size)
    except ImportError as missing:
        return f"needs {missing}"
    ours, epochs = network.copy(), max(3, 6000 // size // len(network.neurons))
    return ratio(lambda: run(epochs), lambda: train(ours.under(Convention(batch=size)), examples, epochs, compiled=True))


def cost_rows():
    """What choosing, recording, printing and compiling cost, and whether the choice is ever worse than plain."""
    for sizes, bound in (([2, 2, 2], "within 200"), ([64, 32, 10], "within 500")):
        yield f"{name(sizes)}: steps after which compiling has paid for itself", bound, steps_to_pay(sizes)
    for sizes in SIZES:
        for steps in (20, 2000 if sizes[0] < 30 else 400 if sizes[0] < 784 else 20):
            yield f"{name(sizes)}, {steps} steps: chosen by compiled=None, against plain", "0.95 or more", chosen(sizes, steps)
    yield "MB of memory above plain at 64-32-10, at the peak", "under 80", memory([64, 32, 10], True) - memory([64, 32, 10], False)


def steps_to_pay(sizes):
    """The cost of making a compiled step in units of what it saves in each step."""
    network, examples = example(sizes)
    steps = 300
    train(network, examples, 3 * steps, compiled=True)
    making, plain, fast = [], [], []
    for _ in range(7):
        making.append(seconds(lambda: compile_step(network)))
        plain.append(seconds(lambda: train(network, examples, steps, compiled=False)))
        fast.append(seconds(lambda: train(network, examples, steps, compiled=True)))
    middle = len(making) // 2
    making, plain, fast = (sorted(times)[middle] for times in (making, plain, fast))
    return making / ((plain - fast) / steps)


def chosen(sizes, steps):
    """time(plain) / time(chosen), the compiled step made anew each time."""
    network, examples = example(sizes)
    other = network.copy()

    def anew():
        compiler._kept.clear()
        train(other, examples, steps)

    return ratio(lambda: train(network, examples, steps, compiled=False), anew, 5)


def memory(sizes, way):
    """The largest memory of a process that trains, in MB."""
    return peak_megabytes(f"from neuron_graph import *; train(network_of_sizes({sizes}), [([0.5] * {sizes[0]}, [0.5] * {sizes[-1]})], "
                          f"300, compiled={way})")


def scale():
    """(sizes, microseconds per step: plain, compiled, NumPy) for a table and a picture."""
    for sizes in SIZES:
        network, examples = example(sizes)
        epochs = max(3, 400_000 // sum(len(n.weights) for n in network.neurons) // 7)
        times = [per_epoch(partial(trained, network.copy(), examples, way), epochs) if compiler.can_compile(network) or not way else None
                 for way in (False, True)]
        try:
            times.append(per_epoch(rivals.numpy_natural(network, examples), epochs))
        except ImportError:
            times.append(None)
        yield name(sizes), times


def trained(network, examples, way, epochs):
    train(network, examples, epochs, compiled=way)


def per_epoch(run, epochs):
    """Microseconds for each epoch, the best of three."""
    run(epochs)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run(epochs)
        times.append((time.perf_counter() - start) / epochs * 1e6)
    return min(times)
