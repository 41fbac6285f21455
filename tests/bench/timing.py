"""Timing by turns, so that a machine whose speed drifts is fair to both sides."""
import gc
import statistics
import time


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
