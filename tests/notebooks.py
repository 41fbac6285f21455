"""The notebooks that ship: `python -m tests.notebooks` executes them anew (it needs nbclient and ipykernel, which come with the extra `bench`)."""
import json
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "walkthroughs"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def cells_of(path):
    """The cells with code of a notebook: its source, and what was shown, by MIME type."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            shown = {kind: "".join(text) for output in cell["outputs"] for kind, text in output.get("data", {}).items()}
            yield "".join(cell["source"]), shown


def main():
    """Execute all of them in place, and leave out when that was."""
    import nbformat
    from nbclient import NotebookClient
    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)
        NotebookClient(notebook, timeout=120, kernel_name="python3").execute(cwd=str(FOLDER.parent))
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)
        nbformat.write(notebook, path)


if __name__ == "__main__":
    main()
