"""Work in a child process, which may be killed."""
import os
import traceback
import warnings


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
