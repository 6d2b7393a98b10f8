"""What a build does beside copying files: packs the tables, and compiles where it can.

Packing turns the TOML of lexicons and weights into JSON (``newsclean/packed.py``). Compiling
makes C extensions of the modules that take the time, which ``pyproject.toml`` lists, with mypyc;
every module stays in the wheel as Python too, and is what runs where there is no extension. A
wheel is compiled where there is a C compiler, unless ``NEWSCLEAN_COMPILE=0``; a build that cannot
is an error with ``NEWSCLEAN_COMPILE=1``. Editable installs are not compiled.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILERS = ("cc", "gcc", "clang", "cl")
# What compiling takes; the types of `regex` are looked up, those of the others are not needed.
NEEDED = ["mypy>=1.15", "setuptools>=77", "types-regex"]
COMPILE = """
import sys
from mypyc.build import mypycify
from setuptools import setup

# Nothing that newsclean needs is installed here, so that its types are unknown.
options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
extensions = mypycify(
    [*options, *sys.argv[2:]],
    opt_level="3",
    debug_level="0",
    group_name="newsclean",
)
setup(
    name="newsclean",
    packages=[],
    ext_modules=extensions,
    script_args=["build_ext", "--build-lib", sys.argv[1]],
)
"""


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling for each build of a wheel."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the build environment needs beside hatchling."""
        return NEEDED if _wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds to the wheel what is not in the tree."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        for copy in _pack(root):
            build_data["artifacts"].append(f"/{copy.relative_to(root).as_posix()}")
        if version == "editable" or not _wanted():
            return
        # Removed when the build ends, not before: the wheel is made after this.
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        extensions = self._compile(root, folder)
        for path in extensions:
            where = path.relative_to(folder / "lib").as_posix()
            build_data["force_include"][str(path)] = where
        if extensions:
            build_data["pure_python"] = False
            build_data["infer_tag"] = True

    def _compile(self, root: Path, folder: Path) -> list[Path]:
        """The extensions; none where compiling does not work, which is said."""
        patterns: list[str] = self.config["modules"]
        modules = sorted({path for pattern in patterns for path in root.glob(pattern)})
        names = [module.relative_to(root).as_posix() for module in modules]
        # Compiled beside a copy, so that nothing is left in the tree.
        shutil.copytree(root / "newsclean", folder / "newsclean")
        command = [sys.executable, "-c", COMPILE, "lib", *names]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            lines = (done.stdout + done.stderr).strip().splitlines()
            why = "\n".join(lines[-12:])
            if os.environ.get("NEWSCLEAN_COMPILE") == "1":
                raise RuntimeError(f"newsclean could not be compiled:\n{why}")
            self.app.display_warning(f"newsclean is installed without compiling, slower:\n{why}")
            return []
        self.app.display_info(f"{len(names)} modules compiled")
        return sorted((folder / "lib").rglob(f"*{sysconfig.get_config_var('EXT_SUFFIX')}"))


def _wanted() -> bool:
    choice = os.environ.get("NEWSCLEAN_COMPILE", "")
    return choice != "0" and (choice == "1" or any(map(shutil.which, COMPILERS)))


def _pack(root: Path) -> list[Path]:
    """The packed copies of all tables."""
    spec = importlib.util.spec_from_file_location("packed", root / "newsclean" / "packed.py")
    assert spec is not None
    assert spec.loader is not None
    packed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(packed)
    copies: list[Path] = packed.pack_all()
    return copies
