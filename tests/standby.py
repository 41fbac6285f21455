"""A Python that has the program loaded and stands by: it forks for each command that is typed, so that none starts Python anew.

    program()           the words to type in a shell, or to start, instead of `python -m neuron_graph`
    program("-OO")      the same of a Python with other flags

What is started is a client of few milliseconds, which hands on its folder, environment, words, and the three files that it has
open; the fork answers with the exit code. A signal reaches the client alone: who sends one starts a program of its own.
"""
import _socket
import marshal
import os
import sys

HERE = os.path.abspath(__file__)


def ask(address, *words):
    """Have a command run; its exit code, or 1 if there is none."""
    asking = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    asking.connect(address)
    files = b"".join(number.to_bytes(4, sys.byteorder) for number in (0, 1, 2))
    asking.sendmsg([b"."], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, files)])
    asking.sendall(marshal.dumps((os.getcwd(), dict(os.environ), words)))
    asking.shutdown(_socket.SHUT_WR)
    return (asking.recv(1) or b"\1")[0]


def serve(address):
    """Fork for whoever asks, until nobody holds the other end of standard input."""
    import gc
    import pkgutil
    import selectors
    import socket
    from importlib import import_module

    import neuron_graph

    for module in pkgutil.walk_packages(neuron_graph.__path__, "neuron_graph."):
        import_module(module.name)
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listening, selectors.DefaultSelector() as waiting:
        listening.bind(address)
        listening.listen()
        print("ready", flush=True)
        for end in (listening, sys.stdin):
            waiting.register(end, selectors.EVENT_READ)
        while all(key.fileobj is listening for key, _ in waiting.select()):
            asked, _ = listening.accept()
            if not os.fork():
                os._exit(answer(asked))
            asked.close()
            reap()


def reap():
    """Take the ends of the forks that are over."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def answer(asked):
    """Run the command that is asked for, and send its exit code."""
    import socket

    _, files, _, _ = socket.recv_fds(asked, 1, 3)
    folder, environment, words = marshal.loads(b"".join(iter(lambda: asked.recv(65536), b"")))
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    asked.sendall(bytes([run(words, environment.get("PYTHONIOENCODING", "utf-8"))]))
    return 0


def run(words, encoding):
    """Run a command as `python -m neuron_graph` does; its exit code."""
    import io
    import traceback

    from neuron_graph import __main__ as program

    sys.argv = [program.__file__, *words]
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding)
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), encoding)
    sys.stderr = io.TextIOWrapper(io.BufferedWriter(io.FileIO(2, "w", closefd=False)), encoding, "backslashreplace", line_buffering=True)
    try:
        code = program.run()
    except SystemExit as stop:
        code = stop.code or 0
    except BaseException:
        traceback.print_exc()
        code = 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return code


STARTED = {}
"""The address of each that stands by, by the flags of its Python."""


def program(*flags):
    """The words that run the program in a fork of a Python with some flags, which is started when it is first needed."""
    if flags not in STARTED:
        STARTED[flags] = started(flags)
    return [sys.executable, "-I", "-S", HERE, STARTED[flags]]


def started(flags):
    """Start a Python that stands by until this one ends; its address."""
    import atexit
    import subprocess
    import tempfile

    folder = tempfile.TemporaryDirectory(prefix="standby")
    address = os.path.join(folder.name, "socket")
    server = subprocess.Popen([sys.executable, "-P", *flags, HERE, address, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              env={**os.environ, "PYTHONPATH": os.path.dirname(os.path.dirname(HERE))})
    assert server.stdout.readline() == b"ready\n"
    atexit.register(folder.cleanup)
    atexit.register(server.communicate)
    return address


if __name__ == "__main__":
    address, *words = sys.argv[1:]
    sys.exit(serve(address) if words == ["--serve"] else ask(address, *words))
