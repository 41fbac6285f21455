"""The programs in PyTorch that `code` prints: how far their numbers are from the recordings."""
import tempfile
from pathlib import Path

from tests import in_torch
from tests.export.test_pytorch import BOUND, lessons_in


def rows():
    """How many programs there are, how many fail, and the worst number."""
    if not in_torch.has_torch():
        yield "PyTorch", "", "it is not installed: pip install torch, or name its Python in TORCH_PYTHON"
        return
    with tempfile.TemporaryDirectory() as folder:
        lessons = lessons_in(Path(folder))
    judged = [(name, in_torch.distances(text, recordings, notation)) for name, recordings, notation, text in lessons if "failed:" not in text]
    worst, name = max((far[0][0] if far else 0.0, name) for name, (far, _, _) in judged)
    yield f"{len(lessons)} programs: those that fail", "0", str(len(lessons) - len(judged))
    yield "  that do not print all numbers, or others", "0", str(sum(bool(lacking or unknown) for _, (_, lacking, unknown) in judged))
    yield f"  the number furthest from the recording ({name})", f"{BOUND:.0e}", f"{worst:.1e}"
