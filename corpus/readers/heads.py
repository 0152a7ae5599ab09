"""How far the headings of a table's head reach, when only their words and their order in each row are known.

Every heading either reaches down to the body or has headings of a row below it under it. The layouts that fill the
table's columns are tried, and the one that reads best is taken.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import regex

_MAX_TRIALS = 3_000
# Periods stand below what is done in them ("Công suất"), which stands behind what there is ("Trữ lượng").
_LATER = 0.1
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Headings of single columns, and words of headings that say that parts follow.
_SINGLE = regex.compile(r"\W*(?:stt|tt|số tt|số thứ tự|ghi chú|đvt|đơn vị tính|mã số|mã)\W*", regex.I)
_WHOLE = regex.compile(
    r"giai đoạn|trong đó|thời gian|kế hoạch|nguồn|kinh phí|tổng|năm|chia|gồm|phân|tỷ lệ|tỉ lệ|tọa độ|toạ độ|vị trí"
    r"|cơ quan|đơn vị",
    regex.I,
)

Span = tuple[int, int]
"""Row span and column span."""
_Cell = tuple[int, int]


def lay_out(rows: Sequence[Sequence[str]], columns: int, kinds: Sequence[str]) -> list[list[Span]] | None:
    """The spans of all cells of a head, row by row; None when no layout fills the columns.

    `kinds` says what each column of the body holds (`E` empty, `O` ordinals, `N` numbers, `T` text): headings of
    one group stand over columns of one kind.
    """
    if len(rows[0]) > columns or len(rows) > 4:
        return None
    return _Search(rows, columns, kinds).best()


class _Search:
    def __init__(self, rows: Sequence[Sequence[str]], columns: int, kinds: Sequence[str]) -> None:
        self.rows = rows
        self.columns = columns
        self.kinds = kinds
        self.trials = 0
        self.single = [[not cell or _SINGLE.fullmatch(cell) is not None for cell in row] for row in rows]
        self.leaning = [[_leaning(cell) for cell in row] for row in rows]
        self.years = [[[int(year) for year in _YEAR.findall(cell)] for cell in row] for row in rows]
        self.best_cost = float("inf")
        self.best_parents: dict[_Cell, list[_Cell]] = {}

    def best(self) -> list[list[Span]] | None:
        self._grow(1, [(0, cell) for cell in range(len(self.rows[0]))], 0.0, {})
        return self._spans() if self.best_parents else None

    def _grow(self, row: int, frontier: list[_Cell], cost: float, parents: dict[_Cell, list[_Cell]]) -> None:
        if cost - 2.0 * (len(self.rows) - row) >= self.best_cost or self.trials > _MAX_TRIALS:
            return
        if row == len(self.rows):
            if len(frontier) == self.columns:
                cost += self._mixture(parents, frontier)
                if cost < self.best_cost:
                    self.best_cost, self.best_parents = cost, dict(parents)
            return
        count = len(self.rows[row])
        later = [len(cells) for cells in self.rows[row + 1 :]]
        for size in range(1, min(len(frontier), count) + 1):
            grown = len(frontier) - size + count
            # Every row below still adds at most its cells less one, and takes at least none away.
            if grown > self.columns or grown + sum(max(more - 1, 0) for more in later) < self.columns:
                continue
            for parts in _shares(self.rows[row], size):
                for chosen in combinations(range(len(frontier)), size):
                    self.trials += 1
                    if self.trials > _MAX_TRIALS:
                        return
                    self._try(row, frontier, chosen, parts, cost, parents)

    def _may_hold(
        self, frontier: list[_Cell], chosen: tuple[int, ...], parts: tuple[int, ...], texts: Sequence[str]
    ) -> bool:
        """Whether no heading of a single column ("STT", "Ghi chú") would get headings with words below it."""
        start = 0
        for index, share in zip(chosen, parts, strict=True):
            row, cell = frontier[index]
            if self.single[row][cell] and any(texts[start : start + share]):
                return False
            start += share
        return True

    def _try(
        self,
        row: int,
        frontier: list[_Cell],
        chosen: tuple[int, ...],
        parts: tuple[int, ...],
        cost: float,
        parents: dict[_Cell, list[_Cell]],
    ) -> None:
        texts = self.rows[row]
        if not self._may_hold(frontier, chosen, parts, texts):
            return
        grown: list[_Cell] = []
        added: dict[_Cell, list[_Cell]] = {}
        seen: list[tuple[int, Sequence[str]]] = []
        even = len(texts) / len(parts)
        pairs = len(texts) == len(parts) == len(self.rows[row - 1])
        next_cell = turn = 0
        for index, slot in enumerate(frontier):
            if turn < len(chosen) and chosen[turn] == index:
                share = parts[turn]
                turn += 1
                below = [(row, next_cell + offset) for offset in range(share)]
                words = texts[next_cell : next_cell + share]
                next_cell += share
                cost += self._fit(slot, below, words)
                if share > 1 or words[0]:
                    cost += abs(share - even) * 0.5 + (1.5 if share == 1 and not pairs else 0.0)
                # The same headings again stand below brothers; headings rather stand right below the ones above.
                if share > 1 and (slot[0], words) in seen:
                    cost -= 0.5
                seen.append((slot[0], words))
                cost += 0.2 * (row - 1 - slot[0])
                added[slot] = below
                grown += below
            else:
                grown.append(slot)
        self._grow(row + 1, grown, cost, {**parents, **added})

    def _fit(self, slot: _Cell, below: Sequence[_Cell], words: Sequence[str]) -> float:
        row, cell = slot
        if not any(words):
            return 0.2
        cost = self.leaning[row][cell]
        years = self.years[row][cell]
        if not years and all(self.years[child_row][child] for child_row, child in below):
            cost -= _LATER * cell
        if len(years) > 1:
            parts = [year for child_row, child in below for year in self.years[child_row][child]]
            if parts and years[0] <= min(parts) and max(parts) <= years[-1]:
                cost -= 1.0
        return cost

    def _mixture(self, parents: dict[_Cell, list[_Cell]], frontier: list[_Cell]) -> float:
        """What it costs that a group's columns hold different kinds of words; later groups win a tie."""
        place = {cell: column for column, cell in enumerate(frontier)}
        cost = 0.0
        for parent in parents:
            columns = [place[leaf] for leaf in _leaves(parent, parents)]
            kinds = ["T" if self.kinds[column] == "T" else "N" for column in columns if self.kinds[column] != "E"]
            cost += 0.5 * sum(left != right for left, right in pairwise(kinds))
            cost -= 0.001 * columns[0]
        return cost

    def _spans(self) -> list[list[Span]]:
        spans: list[list[Span]] = []
        for row, cells in enumerate(self.rows):
            spans.append([])
            for cell in range(len(cells)):
                below = self.best_parents.get((row, cell))
                if below is None:
                    spans[-1].append((len(self.rows) - row, 1))
                else:
                    spans[-1].append((below[0][0] - row, sum(1 for _ in _leaves((row, cell), self.best_parents))))
        return spans


def _leaves(cell: _Cell, parents: dict[_Cell, list[_Cell]]) -> Iterator[_Cell]:
    below = parents.get(cell)
    if below is None:
        yield cell
        return
    for child in below:
        yield from _leaves(child, parents)


def _leaning(words: str) -> float:
    """How little a heading lends itself to having others below it: a unit in brackets ends it, "giai đoạn" opens it."""
    if _WHOLE.search(words):
        return -0.6
    return 0.3 if words.endswith(")") else 0.0


def _shares(words: Sequence[str], parts: int) -> Iterator[tuple[int, ...]]:
    """Ways to give a row's cells to `parts` headings above, the likely ones first.

    Headings repeat in equal groups; an empty cell stands alone below a heading that was not merged downwards.
    """
    total = len(words)
    if total % parts == 0:
        yield (total // parts,) * parts
    if parts > 3 and "" not in words:
        return
    for cuts in combinations(range(1, total), parts - 1):
        edges = (0, *cuts, total)
        shares = tuple(right - left for left, right in pairwise(edges))
        if parts > 3 and any(share == 1 and words[left] for share, left in zip(shares, edges, strict=False)):
            continue
        yield shares
