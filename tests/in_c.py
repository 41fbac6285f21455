"""What programs in C print, compiled by this machine's compiler, many of them at once: most of the time that one takes is that of
starting the compiler. Tests that need it are skipped where there is none."""
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

CC = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
needs_cc = pytest.mark.skipif(CC is None, reason="there is no C compiler")
STRICT = ["-ffp-contract=off", "-Wall", "-Wextra", "-Werror", "-pedantic", "-std=c99"]
OWN = re.compile(r"^static .*?(\w+)(?:\[\]|\(| =)|^(?:enum \{|   )? ([A-Z]+)(?= = sizeof| = \d+[,} ])|(?<=, )(BATCH|GIVEN)(?= =)", re.M)
"""The names that a program gives to the whole file."""
END = "\x01"


def compiled(source, path, *options):
    """The program that a source is compiled to, as it stands on the disk; the compiler has nothing to say."""
    path.with_suffix(".c").write_text(source, encoding="utf-8")
    done = subprocess.run([CC, "-O2", *STRICT, *options, path.with_suffix(".c"), "-o", path, "-lm"], capture_output=True, text=True, check=False)
    assert (done.stderr[:2000], done.returncode) == ("", 0)
    return path


def printed(source, folder, *options):
    """What a program prints."""
    return subprocess.run([compiled(source, folder / "program", *options)], capture_output=True, text=True, encoding="utf-8", check=True).stdout


def all_printed(sources, folder, at_once=2):
    """What each of some programs prints, compiled some at a time, by two compilers beside each other."""
    parts = [sources[start::2 * at_once] for start in range(2 * at_once)]
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda part: printed(together(part[1]), folder_of(folder, part[0])), enumerate(parts)))
    lines = [iter(one.split(END + "\n")) for one in said]
    return [next(lines[place % len(parts)]).splitlines() for place in range(len(sources))]


def folder_of(folder, place):
    own = folder / str(place)
    own.mkdir()
    return own


def together(sources):
    """Programs as one, which runs them in order: what each calls something is called otherwise in each."""
    lines, calls = [], []
    for place, source in enumerate(sources):
        names = sorted({name for found in OWN.findall(source) for name in found if name} | {"main"})
        lines += [*(f"#define {name} {name}_of_{place}" for name in names), source, *(f"#undef {name}" for name in names)]
        lines += ["#undef maximum", "#undef nth"]
        calls.append(f'    main_of_{place}();\n    puts("\\001");')
    return "\n".join([*lines, "int main(void)\n{", *calls, "    return 0;\n}", ""])
