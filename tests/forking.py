"""Work in a child process, which may be killed."""
import os
import signal
import sys
import time
import traceback
import warnings
from itertools import count

PATIENCE = 300.0
"""How many seconds a process is waited for before it counts as hanging, on however slow a machine."""


def forked(work):
    """The id of a child that does some work, and nothing else."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads that other tests have left do nothing here
        child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def succeeds(work):
    """Whether a child does some work without an exception."""
    return os.waitpid(forked(work), 0)[1] == 0


def killed_at_call(work, number):
    """Whether a child is killed before the call of that number which its work makes to the system or
    to SQLite. It is not if there are fewer."""
    def watched():
        calls = count(1)

        def watch(frame, event, function):
            if event == "c_call" and reaches_out(function) and next(calls) == number:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(watch)
        work()

    return os.WIFSIGNALED(os.waitpid(forked(watched), 0)[1])


def reaches_out(function):
    """Whether a function of C may change a file."""
    return function.__module__ == "posix" or type(function.__self__).__module__ == "sqlite3"


def killed_in_step(work, steps, part):
    """Kill a child in the midst of its work, which calls its argument at the beginning of each step.

    So many steps have begun then, all but the last are done, and the last has gone on for some `part`
    of the time that the one before it took, however long that is.
    """
    begun, begin = os.pipe()
    moments = [time.monotonic()]
    child = forked(lambda: work(lambda: os.write(begin, b".")))
    os.close(begin)
    moments += [moment_of_byte(begun) for _ in range(steps)]
    time.sleep(part * (moments[-1] - moments[-2]))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(begun)


def moment_of_byte(pipe):
    """When a byte came out of a pipe."""
    assert os.read(pipe, 1), "the child has ended by itself"
    return time.monotonic()
