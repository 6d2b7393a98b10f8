"""Environments of their own, for peers whose requirements clash with ours."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

from benchmarks import report

FOLDER = Path(__file__).parent / ".envs"


class EnvironmentFailedError(Exception):
    """An environment could not be made; the message is the installer's last line."""


def python(name: str, requirements: tuple[str, ...]) -> Path:
    """The interpreter that a peer runs in; its environment is made on first use.

    Raises:
        EnvironmentFailedError: where the requirements could not be installed.
    """
    if not requirements:
        return Path(sys.executable)
    folder = FOLDER / requirements[0].partition("[")[0]
    done = folder / "requirements.txt"
    wanted = "\n".join(requirements)
    if not done.exists() or done.read_text() != wanted:
        report.note(f"{name}: installing {', '.join(requirements)} in an environment of its own")
        _install(folder, requirements)
        done.write_text(wanted)
    return folder / "bin" / "python"


def _install(folder: Path, requirements: tuple[str, ...]) -> None:
    venv.create(folder, with_pip=True, clear=True)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", *requirements]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise EnvironmentFailedError(lines[-1] if lines else "pip failed")
