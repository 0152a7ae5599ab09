"""What several commands ask of their arguments."""

import typer


def refuse_empty(*names: str | None) -> None:
    """A name without a letter is a variable that was never set; as a path it would stand for the current folder."""
    if "" in names:
        raise typer.BadParameter("an empty name stands for nothing")
