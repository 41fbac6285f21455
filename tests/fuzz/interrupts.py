"""Ctrl-C at any moment of a process: while Python starts, while it imports, while it works, while it ends."""
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = str(Path(__file__).parent.parent.parent)
SCRIPT = "import sys\nfrom neuron_graph.__main__ import run\nif __name__ == '__main__':\n    sys.exit(run())\n"
"""What pip writes as the installed command."""
COMMANDS = [["trace"], ["explain", "delta"], ["check", "worked-example"], ["help"], ["show"]]
OURS = "neuron_graph"


def ways(folder: Path) -> list[list[str]]:
    """How the package is started: as a module, and by its installed command."""
    script = folder / "neuron-graph"
    script.write_text(SCRIPT)
    return [[sys.executable, "-m", OURS], [sys.executable, str(script)]]


def interrupted(way: list[str], words: list[str], delay: float) -> tuple[int, str]:
    """The exit code of a process that gets Ctrl-C after some time, and what it said of it."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([*way, *words], stdout=subprocess.DEVNULL, stderr=said, env={**os.environ, "PYTHONPATH": ROOT},
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        code = process.wait()
        said.seek(0)
        return code, said.read().decode()


def fault(code: int, said: str) -> str:
    """What is wrong with how it ended. What befalls Python before it comes to the package is none of ours."""
    if "import_site" in said or "/neuron_graph/" not in said and code == -signal.SIGINT:
        return ""
    fine = code in (0, 130, -signal.SIGINT) and "Traceback" not in said and "Exception ignored" not in said
    return "" if fine else f"exit code {code}: {said[-1500:]}"


def drawn(started: list[list[str]], draws) -> str:
    """What is wrong with how a process ended that was interrupted at a moment that is drawn."""
    way, words = draws.choice(started), draws.choice(COMMANDS)
    delay = draws.uniform(0.0, 0.6)
    found = fault(*interrupted(way, words, delay))
    return found and f"{way[1:]} {words} after {delay:.3f} s: {found}"
