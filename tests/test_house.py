"""The house rules, read from the source: imports run one way, rich stays in its room, nothing evaluates text."""
import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import neuron_graph

PACKAGE = Path(__file__).parent.parent / "neuron_graph"
FILES = sorted(PACKAGE.rglob("*.py"))
ORDER = {"errors": 0, "version": 0, "door": 0, "numerals": 1, "network": 2, "recording": 3, "programs": 4, "certifying": 4, "judging": 4, "data": 5,
         "export": 5, "published": 6, "stepping": 7, "classroom": 7, "terminal": 8}


def imports(path):
    """The modules that a file imports, whole names."""
    here = ["neuron_graph", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else []
            stem = ".".join(base + ([node.module] if node.module else []))
            yield from (f"{stem}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path):
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for name in imports(path):
        top, *rest = name.split(".")
        assert top not in ("numpy", "torch", "array", "pandas", "scipy")
        assert top != "rich" or room == "terminal"
        if top == "neuron_graph" and room in ORDER and rest and rest[0] in ORDER and rest[0] != room:
            assert ORDER[rest[0]] < ORDER[room], f"{path} imports {name}"


ROOMS = sorted(".".join(path.parent.relative_to(PACKAGE).parts) for path in PACKAGE.rglob("*/__init__.py"))
DOORS = {room: dir(import_module(f"neuron_graph.{room}")) for room in ROOMS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_is_entered_by_its_door(path):
    here = ".".join(path.parent.relative_to(PACKAGE).parts)
    for name in imports(path):
        top, *rest = name.split(".")
        entered = [".".join(rest[:depth]) for depth in range(1, len(rest)) if ".".join(rest[:depth]) in ROOMS]
        if top == "neuron_graph" and entered and not f"{here}.".startswith(f"{entered[-1]}."):
            assert rest[-1] in DOORS[entered[-1]] and entered[-1] == ".".join(rest[:-1]), f"{path} imports {name}"


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_a_door_names_what_is_there_and_says_what_the_room_is_for(room):
    door = import_module(f"neuron_graph.{room}".rstrip("."))
    modules = {path.stem for path in PACKAGE.joinpath(*room.split(".")).glob("*.py")}
    assert len(door.__doc__.splitlines()) >= 5
    if names := getattr(door, "__all__", []):
        assert not modules & set(dir(door)), "a module hides a name"
        assert all(getattr(door, name) is not None for name in names)


def arrows():
    """Each module with the modules that it imports, also for type checkers alone."""
    modules = {".".join(["neuron_graph", *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__"): path for path in FILES}
    for module, path in modules.items():
        found = set()
        for name in imports(path):
            while name and name not in modules:
                name = name.rpartition(".")[0]
            found |= {name} - {"", module, "neuron_graph"}
        yield module, found


def test_there_is_no_circle():
    left = dict(arrows())
    while free := {module for module, others in left.items() if not others & set(left)}:
        left = {module: others for module, others in left.items() if module not in free}
    assert left == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_file_and_public_name_says_what_it_is(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.name != "__init__.py":
        assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path}: {node.name}"
    calls = [node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    assert "eval" not in calls and calls.count("exec") == (path.name == "compiled.py")


def test_every_room_is_installed():
    listed = (PACKAGE.parent / "setup.cfg").read_text(encoding="utf-8")
    assert [room for room in ROOMS if f"    neuron_graph.{room}\n" not in listed] == []


def test_the_package_alone_imports_no_rich():
    code = "import sys, neuron_graph; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_children_see_the_checkout_too(tmp_path):
    code = "import neuron_graph; print(neuron_graph.__file__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == Path(neuron_graph.__file__) == PACKAGE / "__init__.py"


def test_names_of_tests_are_the_same_in_every_process(request):
    assert [item.nodeid for item in request.session.items if re.search(r" at 0x|object>|<function", item.nodeid)] == []
