"""Timing by turns, so that a machine whose speed drifts is fair to both sides."""
import gc
import statistics
import subprocess
import sys
import time

PEAK = "; print(*[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')], file=__import__('sys').stderr)"


def seconds(work):
    """The time that a piece of work takes, without the garbage collector in between."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()


def ratio(one, other, pairs=9):
    """The median over pairs of time(one) / time(other), one after the other."""
    seconds(one), seconds(other)
    return statistics.median(seconds(one) / seconds(other) for _ in range(pairs))


def peak_megabytes(code, *words):
    """The largest memory of a Python process that runs this code (on Linux; a child's ru_maxrss starts at its parent's)."""
    done = subprocess.run([sys.executable, "-c", code + PEAK, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return float(done.stderr) / 1024
