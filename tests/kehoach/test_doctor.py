"""`kehoach doctor`: what works here, and what to run for what does not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kehoach.cli import app
from kehoach.doctor import State, examine
from kehoach.doctor.trials import TRIALS

STATES = {state.value for state in State}


def test_every_reader_that_needs_nothing_else_works() -> None:
    found = {finding.name: finding for finding in examine()}
    for trial in TRIALS:
        assert found[trial.name].state is State.OK, found[trial.name]
    assert {"DOC, RTF, ODT", "RAR, 7z", "scans and pictures (OCR)"} <= set(found)


def bare_machine(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The command where no other program is on the path."""
    return subprocess.run(
        [sys.executable, "-c", "from kehoach.cli import main; main()", "doctor", *arguments],
        env={**os.environ, "PATH": str(folder)}, capture_output=True, text=True,
    )  # fmt: skip


def test_what_is_missing_is_said_with_the_command_that_installs_it(tmp_path: Path) -> None:
    ran = bare_machine(tmp_path, "--json")
    assert (ran.returncode, ran.stderr) == (1, "")
    found = {finding["name"]: finding for finding in json.loads(ran.stdout)}
    assert {finding["state"] for finding in found.values()} <= STATES
    assert found["DOC, RTF, ODT"]["state"] == "partial"
    assert found["DOC, RTF, ODT"]["install"] == "apt-get install libreoffice-writer-nogui"
    assert found["RAR, 7z"] == {
        "name": "RAR, 7z", "state": "missing", "detail": "bsdtar is not installed",
        "install": "apt-get install libarchive-tools",
    }  # fmt: skip
    assert found["scans and pictures (OCR)"]["install"] == "apt-get install tesseract-ocr tesseract-ocr-vie"


def test_a_tesseract_without_vietnamese(tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages (2):\neng\nosd'\n")
    program.chmod(0o755)
    ran = bare_machine(tmp_path, "--json")
    (found,) = [each for each in json.loads(ran.stdout) if "OCR" in each["name"]]
    assert (found["state"], found["detail"]) == ("missing", "tesseract has no Vietnamese model (vie)")


@pytest.mark.parametrize("state", [State.PARTIAL, State.MISSING])
def test_the_exit_code(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    from kehoach.commands import doctor
    from kehoach.doctor import Finding

    monkeypatch.setattr(doctor, "examine", lambda: [Finding("a", state, "b", "apt-get install c")])
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 1
    assert "apt-get install c" in result.stdout
    monkeypatch.setattr(doctor, "examine", lambda: [Finding("a", State.OK, "b"), Finding("c", State.OPTIONAL, "d")])
    assert CliRunner().invoke(app, ["doctor"]).exit_code == 0
