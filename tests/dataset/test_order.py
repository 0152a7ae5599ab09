"""What a store exports does not depend on the order in which different documents came, nor on how many came together."""

import random
from pathlib import Path

from dataset import open_store, settle, writing
from dataset.exports.release import Format, Wanted, export
from kehoach.runs.inputs import file_input
from kehoach.runs.making import make
from kehoach.runs.places import provinces_of_stores

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


def test_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    made = [
        make(file_input(path), "1") for path in sorted(SAMPLES.iterdir()) if path.suffix in (".txt", ".md", ".html")
    ]
    found = []
    for seed in range(3):
        chance = random.Random(seed)
        order = chance.sample(made, len(made))
        together = chance.randint(1, 9)
        store = open_store(tmp_path / f"{seed}.db", create=True)
        with writing(store) as writer:
            writer.learn_provinces(provinces_of_stores())
            for start in range(0, len(order), together):
                writer.put(order[start : start + together])
            settle(writer)
        folder = tmp_path / str(seed)
        export(store, folder, Wanted((Format.JSONL, Format.CSV)))
        store.close()
        found.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert found[0] == found[1] == found[2]
