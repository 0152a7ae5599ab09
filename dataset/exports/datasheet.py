"""The datasheet of a release: what is in it, where it is from, how it was made, what it must not be used for."""

from sqlalchemy import func, select

from dataset.exports.content import Content
from dataset.tables import decisions, documents, inputs
from schemas import SCHEMA_VERSION

_TEXT = """# Datasheet: plans published by Vietnamese authorities, release {release}

## What it holds

{count} decisions and other documents, issued {first} to {last}; of {sources} source documents. A row of `decisions` is one decision,
whatever files and pages it came in; `targets`, `tasks`, `budgets` and `references` are what was found in it, each with the words it came
from (`quote`, and their place in the text). What each column means: `codebook.en.md`, `codebook.vi.md`.

| kind | decisions |
|---|---|
{kinds}

## How it was made

Read and extracted by rules of the program kehoach ({extractors}), record schema {schema}; no value was made up: what a
document does not say is empty. Values carry the rule that found them and a confidence that orders the rules; it is no probability.
People's corrections, where there are any, are laid over the machine's findings.

## Identity

A decision is its issuer, number and date. `documents.identified_by` says what made a file one of a decision; `links` holds pairs
that may be one, with the reason; `decisions.same_as` marks copies beyond doubt, whose items are left out of the other tables.
References are resolved (`resolved_id`) only where number, issuer and date allow one decision. Provinces are those of the date of
issue, with today's beside them: join on `province_id`, or on `current_province_code` for today's map, never on
`province_code` alone over 2025-07-01.

## What to be careful with

- Found by rules: some items are missed, some are wrong. Check a figure at its quote before it is relied on.
- A decision that is not in the dataset may have ended one that is: `ended_on` is what the dataset knows.
- Parts and wholes stand beside each other in `budgets` (`part_of`, `total`): adding up all rows counts twice.
- The texts are official documents of Vietnamese authorities; news items belong to their publishers.
"""


def datasheet_text(content: Content, release: str) -> str:
    """The datasheet as Markdown."""
    ask = content.connection.execute
    d = decisions.c
    count, first, last = ask(select(func.count(), func.min(d.issued_on), func.max(d.issued_on))).one()
    kinds = ask(select(d.kind, func.count()).group_by(d.kind).order_by(d.kind))
    extractors = ask(
        select(inputs.c.extractor).where(inputs.c.state != "failed").distinct().order_by(inputs.c.extractor)
    )
    return _TEXT.format(
        release=release, count=count, first=first or "?", last=last or "?", schema=SCHEMA_VERSION,
        sources=ask(select(func.count()).select_from(documents)).scalar_one(),
        kinds="\n".join(f"| {kind} | {number} |" for kind, number in kinds),
        extractors=", ".join(extractors.scalars()) or "?",
    )  # fmt: skip
