"""`kehoach report`."""

import sys
from pathlib import Path

from kehoach.output import write_whole


def run(place: str, to: Path, decision_id: str | None) -> int:
    """Write a report; 1 when the store, the decision or the file is of no use."""
    try:
        from dataset import StoreError, open_store
        from kehoach.web.report import decision_report, store_report
    except ModuleNotFoundError as error:
        print(f"kehoach: report needs {error.name}: pip install 'kehoach[web]'", file=sys.stderr)
        return 1
    try:
        store = open_store(place, read_only=True)
        made = store_report(store) if decision_id is None else decision_report(store, decision_id)
    except StoreError as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return 1
    if made is None:
        print(
            f"kehoach: {store.name}: holds no decision {decision_id}: `kehoach serve` lists their ids", file=sys.stderr
        )
        return 1
    try:
        write_whole(to, made.encode())
    except OSError as error:
        print(f"kehoach: {to}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0
