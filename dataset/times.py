"""The moment of a change, as stores note it."""

from datetime import UTC, datetime


def moment() -> str:
    """Now, in UTC, to the microsecond: what `changed_at` and `--since` compare."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
