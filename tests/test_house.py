"""The house rules, read from the source: imports run one way, rich stays in its room, nothing evaluates text."""
import ast
import re
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import neuron_graph

PACKAGE = Path(__file__).parent.parent / "neuron_graph"
FILES = sorted(PACKAGE.rglob("*.py"))
ORDER = {"errors": 0, "version": 0, "door": 0, "numerals": 1, "checks": 1, "conventions": 2, "network": 3, "setup": 4, "recording": 5, "programs": 6,
         "certifying": 6, "judging": 6, "data": 7, "export": 7, "published": 8, "stepping": 9, "classroom": 9, "terminal": 10}
ROOMS = sorted(".".join(path.relative_to(PACKAGE).parent.parts) for path in PACKAGE.glob("*/**/__init__.py"))
"""Every room, one inside another after a dot: `classroom`, `classroom.sheets`."""
DOORS = {room: dir(import_module(f"neuron_graph.{room}")) for room in ROOMS}


@cache
def tree_of(path):
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path):
    """The modules that a file imports, whole names."""
    here = ["neuron_graph", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else []
            stem = ".".join(base + ([node.module] if node.module else []))
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def inside(name, room):
    """Whether a name, or another room, is inside a room."""
    return f"{name}.".startswith(f"{room}.")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path):
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for name in imports(path):
        top, *rest = name.split(".")
        assert top not in ("numpy", "torch", "array", "pandas", "scipy")
        assert top != "rich" or room == "terminal"
        if top == "neuron_graph" and room in ORDER and rest and rest[0] in ORDER and rest[0] != room:
            assert ORDER[rest[0]] < ORDER[room], f"{path} imports {name}"


def test_every_room_has_its_place_in_the_order():
    assert [room for room in ROOMS if "." not in room and room not in ORDER] == []


def past_a_door(name, here):
    """Whether a name is imported into a room (its dotted path) otherwise than by the door of the innermost room that it enters."""
    top, _, rest = name.partition(".")
    entered = [room for room in ROOMS if top == "neuron_graph" and inside(rest, room) and not inside(here, room)]
    if not entered or rest in ROOMS and "." not in rest:
        return False
    room = max(entered, key=len)
    return rest.removeprefix(room).removeprefix(".") not in DOORS[room]


def test_a_room_is_entered_by_its_door():
    for path in FILES:
        here = ".".join(path.relative_to(PACKAGE).parent.parts)
        assert [name for name in imports(path) if past_a_door(name, here)] == [], path


@pytest.mark.parametrize("name, here, refused", [
    ("judging.judged_by_names", "judging", False), ("judging.judged_by_names", "terminal", True), ("judging.parts.Part", "judging", False),
    ("judging.parts.Part", "terminal", False), ("judging.parts.part", "judging", True), ("judging.parts.part.Part", "terminal", True),
    ("judging.parts.part.Part", "judging.whole", True), ("judging.parts.part.Part", "judging.parts", False),
    ("judging.whole.Whole", "judging.parts", False), ("judging.row.Row", "judging.parts", False), ("judging.parts", "terminal", True),
    ("judging", "terminal", False)])
def test_a_room_inside_a_room_has_a_door_of_its_own(name, here, refused, monkeypatch):
    monkeypatch.setitem(globals(), "ROOMS", ["judging", "judging.parts", "judging.whole"])
    monkeypatch.setitem(globals(), "DOORS", {"judging": ["Judge"], "judging.parts": ["Part"], "judging.whole": ["Whole"]})
    assert past_a_door(f"neuron_graph.{name}", here) == refused


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_a_door_names_what_is_there_and_says_what_the_room_is_for(room):
    door = import_module(f"neuron_graph.{room}".rstrip("."))
    folder = PACKAGE.joinpath(*room.split("."))
    modules = {path.stem for path in folder.iterdir()}
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
    tree = tree_of(path)
    if path.name != "__init__.py":
        assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path}: {node.name}"
    calls = [node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    assert "eval" not in calls and calls.count("exec") == (path.name == "compiler.py")


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_a_list_of_files_can_be_read(room):
    modules = [path.stem for path in PACKAGE.joinpath(*room.split(".")).glob("*.py") if path.stem != "__init__"]
    assert len(modules) <= 16, f"{room} has {len(modules)} modules: a room inside a room may hold some of them"


def test_every_room_is_installed():
    listed = (PACKAGE.parent / "setup.cfg").read_text(encoding="utf-8")
    assert {f"neuron_graph.{room}" for room in ROOMS} <= set(listed.split())


def test_the_newest_entry_of_the_changelog_is_this_version_and_every_entry_has_a_date():
    headings = re.findall("^## (.*)", (PACKAGE.parent / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    found = [re.fullmatch(r"([0-9.]+) \(\d{4}-\d\d-\d\d\)", heading) for heading in headings]
    assert all(found) and found[0][1] == neuron_graph.__version__


def test_the_package_alone_imports_no_rich():
    code = "import sys, neuron_graph; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_children_see_the_checkout_too(tmp_path):
    code = "import neuron_graph; print(neuron_graph.__file__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == Path(neuron_graph.__file__) == PACKAGE / "__init__.py"


def test_names_of_tests_are_the_same_in_every_process(request):
    assert [item.nodeid for item in request.session.items if re.search(r" at 0x|object>|<function", item.nodeid)] == []
