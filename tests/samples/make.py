"""Writes the sample documents that no text editor writes: `python -m tests.samples.make`."""

from collections.abc import Callable
from pathlib import Path

from tests.samples.docx_samples import city_plan_with_footnotes, council_resolution, ministry_decision
from tests.samples.pdf_samples import department_annex, prime_ministers_decision, provincial_decision

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
MADE: dict[str, Callable[[], bytes]] = {
    "08-quyet-dinh-bo-y-te.docx": ministry_decision,
    "09-ke-hoach-thanh-pho-hai-phong.docx": city_plan_with_footnotes,
    "10-nghi-quyet-hdnd-quang-tri.docx": council_resolution,
    "11-quyet-dinh-ubnd-thai-nguyen.pdf": provincial_decision,
    "12-quyet-dinh-thu-tuong.pdf": prime_ministers_decision,
    "13-ke-hoach-so-nong-nghiep-ben-tre.pdf": department_annex,
}

if __name__ == "__main__":
    for name, make in MADE.items():
        (SAMPLES / name).write_bytes(make())
