"""`kehoach run` as a person or a scheduler meets it: a real process, stores of both kinds."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dataset import Store, StoreError, open_store, search, writing
from dataset.tables import decisions
from tests.dataset.examples import decision_text, table

KEHOACH = str(Path(sys.executable).with_name("kehoach"))


def kehoach(*arguments: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    """Run the command line to its end."""
    return subprocess.run([KEHOACH, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)  # type: ignore[call-overload,no-any-return]


def write_documents(folder: Path, count: int) -> Path:
    """Decisions of different numbers; every fifth is a copy of the one before in another form."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = decision_text(number=f"{100 + number - (number % 5 == 4)}/QĐ-UBND", share=10 + number % 80)
        (folder / f"{number:04}.{'md' if number % 5 == 4 else 'txt'}").write_text(text)
    return folder


def counts(report: Path) -> tuple[int, ...]:
    """New, changed, unchanged, failed."""
    told = json.loads(report.read_text())
    return tuple(told[name] for name in ("new", "changed", "unchanged", "failed"))


def test_a_run_stores_skips_and_stores_what_changed(place: str, tmp_path: Path) -> None:
    folder, report = write_documents(tmp_path / "in", 10), tmp_path / "report.json"
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    first = kehoach("run", folder, "--to", place, "--report", report)
    assert first.returncode == 0, first.stderr
    assert counts(report) == (10, 0, 0, 1)
    assert "broken.pdf" in first.stderr and first.stderr.count("\n") == 1
    assert "10 new, 0 changed, 0 unchanged, 1 failed" in first.stdout
    store = open_store(place)
    assert table(store, "SELECT COUNT(*) FROM decisions") == [(8,)]
    assert table(store, "SELECT severity FROM issues WHERE severity = 'failure'") == [("failure",)]

    assert kehoach("run", folder, "--to", place, "--report", report, "--strict").returncode == 1
    assert counts(report) == (0, 0, 11, 0)
    assert json.loads(report.read_text())["failed_before"] == 1
    (folder / "0000.txt").write_text(decision_text(number="999/QĐ-UBND"))
    kehoach("run", folder, "--to", place, "--report", report, "--retry-failed")
    assert counts(report) == (0, 1, 9, 1)
    kehoach("run", folder, "--to", place, "--report", report, "--force")
    assert counts(report) == (0, 0, 10, 1)
    assert [row[0] for row in table(store, "SELECT state FROM runs")] == ["done"] * 4
    store.close()


def test_an_archive_is_one_input_with_several_documents(place: str, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a.txt", decision_text(number="1/QĐ-UBND"))
        archive.writestr("b/c.txt", decision_text(number="2/QĐ-UBND"))
        archive.writestr("d.pdf", b"%PDF-1.4 nothing")
    done = kehoach("run", tmp_path / "x.zip", "--to", place)
    assert done.returncode == 0 and "1 new" in done.stdout
    store = open_store(place)
    assert table(store, "SELECT state, documents FROM inputs") == [("partly", 2)]
    uris = [str(row[0]).split("!/")[1] for row in table(store, "SELECT uri FROM documents ORDER BY uri")]
    assert uris == ["a.txt", "b/c.txt"]
    store.close()


def test_killed_anywhere_and_started_again(place: str, new_place: object, tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 50)
    undisturbed = new_place()  # type: ignore[operator]
    assert kehoach("run", folder, "--to", undisturbed).returncode == 0
    for pause in (0.9, 1.3, 1.6, 1.9, 2.3):
        with subprocess.Popen([KEHOACH, "run", str(folder), "--to", place], stdout=subprocess.DEVNULL) as process:
            time.sleep(pause)
            process.kill()
    assert kehoach("run", folder, "--to", place).returncode == 0
    assert _content(place) == _content(undisturbed)


def _content(place: str) -> dict[str, list[tuple[str, ...]]]:
    """Every table but for what tells of times and runs."""
    store = open_store(place)
    found = {}
    for name in ("inputs", "documents", "plans", "targets", "tasks", "task_agencies", "budgets", '"references"', "agencies",
                 "provinces", "issues", "links", "decisions"):  # fmt: skip
        rows = table(store, f"SELECT * FROM {name}")
        moment = list(decisions.c.keys()).index("changed_at") if name == "decisions" else None
        found[name] = sorted(tuple(str(value) for n, value in enumerate(row) if n != moment) for row in rows)
    store.close()
    return found


def wait_for_documents(place: str) -> None:
    """Wait until a run has stored something."""
    for _ in range(300):
        time.sleep(0.1)
        try:
            store = open_store(place)
        except StoreError:
            continue
        found = search(store).total
        store.close()
        if found:
            return
    raise AssertionError("nothing was stored in half a minute")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_so_and_goes_on_later(tmp_path: Path, number: int) -> None:
    folder, report, place = write_documents(tmp_path / "in", 200), tmp_path / "report.json", str(tmp_path / "x.db")
    command = [KEHOACH, "run", str(folder), "--to", place, "--report", str(report)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        wait_for_documents(place)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130 and "run again to go on" in err and "Traceback" not in err, err
    told = json.loads(report.read_text())
    assert told["state"] == "interrupted"
    assert kehoach("run", folder, "--to", place, "--report", report).returncode == 0
    assert counts(report) == (200 - told["new"], 0, told["new"], 0)


def test_the_second_of_two_runs_says_who_writes_or_waits(store: Store, place: str, tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 1)
    with writing(store):
        second = kehoach("run", folder, "--to", place)
        assert second.returncode == 75 and f"process {os.getpid()} on" in second.stderr, second.stderr
        assert second.stderr.count("\n") == 1
        patient = subprocess.Popen(
            [KEHOACH, "run", str(folder), "--to", place, "--wait", "100"], stdout=subprocess.PIPE
        )
        time.sleep(1)
        assert patient.poll() is None
    out, _ = patient.communicate(timeout=60)
    assert patient.returncode == 0 and b"1 new" in out


def test_nothing_to_read_is_a_failure(tmp_path: Path) -> None:
    done = kehoach("run", tmp_path / "missing", "--to", tmp_path / "x.db")
    assert done.returncode == 1 and "does not exist" in done.stderr


def test_a_store_that_cannot_be_written(tmp_path: Path) -> None:
    folder = write_documents(tmp_path / "in", 2)
    (tmp_path / "text.db").write_text("no database " * 99)
    for place in (
        tmp_path / "text.db",
        tmp_path / "none" / "x.db",
        tmp_path,
        "postgresql://x@127.0.0.1:1/y",
        "/dev/full",
    ):
        done = kehoach("run", folder, "--to", place)
        assert done.returncode == 1 and done.stderr.count("\n") == 1 and done.stderr.startswith("kehoach: "), (
            done.stderr
        )


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make a small file system")
    folder, small = write_documents(tmp_path / "in", 60), tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1200k", "none", str(small)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        place = small / "x.db"
        full = kehoach("run", folder, "--to", place)
        assert full.returncode == 1 and "disk is full" in full.stderr and full.stderr.count("\n") == 1, full.stderr
        subprocess.run(["mount", "-o", "remount,size=60m", str(small)], check=True)
        assert kehoach("run", folder, "--to", place).returncode == 0
        other = tmp_path / "x.db"
        kehoach("run", folder, "--to", other)
        assert _content(str(place)) == _content(str(other))
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
        closed = kehoach("run", folder, "--to", place)
        assert closed.returncode == 1 and "read-only" in closed.stderr and closed.stderr.count("\n") == 1, closed.stderr
        assert "60" in kehoach("query", place, "SELECT COUNT(*) FROM inputs").stdout
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


def test_a_server_that_breaks_in_mid_run(server: object, tmp_path: Path) -> None:
    from tests.dataset.server import Server

    assert isinstance(server, Server)
    place, folder = server.new_place(), write_documents(tmp_path / "in", 300)
    with subprocess.Popen([KEHOACH, "run", str(folder), "--to", place], stderr=subprocess.PIPE, text=True) as process:
        wait_for_documents(place)
        server.restart()
        _, err = process.communicate(timeout=60)
    # What broke was a statement, or the next connection while the server was away or on its way.
    said = ("connection to the database was lost", "no server answers there", "the server is starting or stopping")
    is_said = any(words in err for words in said)
    assert process.returncode == 1 and is_said and err.count("\n") == 1, err
    assert kehoach("run", folder, "--to", place).returncode == 0
    other = str(tmp_path / "x.db")
    kehoach("run", folder, "--to", other)
    store, file = open_store(place), open_store(other)
    for asked in ("SELECT id FROM decisions ORDER BY 1", "SELECT COUNT(*) FROM targets"):
        assert table(store, asked) == table(file, asked)
    store.close()
    file.close()
