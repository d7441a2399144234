"""Set up `.venv` from `requirements.lock` and run a command in it; needs only Python 3.11 and pip.

python3 generator/bootstrap.py build     build the site
python3 generator/bootstrap.py test      run every test
Any other word is passed on to `kerangka`.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
INSTALLED = VENV / "installed.sha256"


def install() -> None:
    """Make the environment, unless it already holds what the lock and pyproject.toml say."""
    wanted = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        wanted.update((ROOT / name).read_bytes())
    wanted.update(sys.version.encode())
    if INSTALLED.is_file() and INSTALLED.read_text(encoding="utf-8") == wanted.hexdigest():
        return
    venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(ROOT / "requirements.lock")], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    INSTALLED.write_text(wanted.hexdigest(), encoding="utf-8")


def main(words: list[str]) -> int:
    """Install, then run `pytest` for `test` and `kerangka` for everything else."""
    if sys.version_info < (3, 11):
        print("kerangka membutuhkan Python 3.11 atau lebih baru | needs Python 3.11 or newer", file=sys.stderr)
        return 2
    try:
        install()
    except subprocess.CalledProcessError as error:
        return error.returncode
    command = ["-m", "pytest", *words[1:]] if words[:1] == ["test"] else ["-m", "generator", *words]
    environment = {**os.environ, "PATH": os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", os.defpath)])}
    return subprocess.run([str(PYTHON), *command], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
