"""Imported once before workers are forked off: lexicons and patterns are made here, and no worker makes them again.

They live as long as the process, so nobody looks through them for garbage.
"""

import gc

from corpus.read import read_bytes
from extract.pipeline import extract_record

extract_record(
    read_bytes("Số: 1/QĐ-UBND\nQUYẾT ĐỊNH\nĐiều 1. Mục tiêu: 5% hộ dân; kinh phí 2 tỷ đồng.".encode(), "warm.txt")
)
gc.collect()
gc.freeze()
