"""Writes the sample documents that no text editor writes: `python -m tests.samples.make`."""

from collections.abc import Callable
from pathlib import Path

from tests.samples.docx_samples import city_plan_with_footnotes, council_resolution, ministry_decision

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
MADE: dict[str, Callable[[], bytes]] = {
    "08-quyet-dinh-bo-y-te.docx": ministry_decision,
    "09-ke-hoach-thanh-pho-hai-phong.docx": city_plan_with_footnotes,
    "10-nghi-quyet-hdnd-quang-tri.docx": council_resolution,
}

if __name__ == "__main__":
    for name, make in MADE.items():
        (SAMPLES / name).write_bytes(make())
