"""Logistic regression over the examples, and what it says of documents that it was not learned from."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.confidence import ConfidenceModel, KindModel
from kehoach.evaluation.calibration import Judged
from kehoach.evaluation.gold import ITEM_KINDS, ItemKind
from kehoach.training.examples import Example

STRENGTH = 0.3
"""Inverse strength of the L2 penalty. Chosen with the features by the log loss on held-out documents."""
PRIOR_RIGHT, PRIOR_WRONG = 3.0, 0.5
"""What is taken as seen before the first find of a kind: without a wrong one among them a model would be certain."""
DECIMALS = 3
"""Decimals of the weights: fewer than differ between machines."""


@dataclass(frozen=True, slots=True)
class Held:
    """The finds of one kind with the confidence of models learned from the other documents, and with the mere share
    of finds that are right in them."""

    kind: ItemKind
    learned: tuple[Judged, ...]
    share: tuple[Judged, ...]


def learn(examples: Sequence[Example], examples_hash: str) -> ConfidenceModel:
    """The model of all kinds; the same examples give the same model, byte for byte."""
    return ConfidenceModel(
        examples=examples_hash, documents=len({example.document for example in examples}),
        kinds={kind: _fit([each for each in examples if each.kind == kind]) for kind in ITEM_KINDS},
    )  # fmt: skip


def hold_out(examples: Sequence[Example]) -> list[Held]:
    """Each document in turn with a model learned from all the others."""
    held = []
    for kind in ITEM_KINDS:
        own = [each for each in examples if each.kind == kind]
        learned: list[Judged] = []
        share: list[Judged] = []
        for document in dict.fromkeys(each.document for each in own):
            rest = [each for each in own if each.document != document]
            model, plain = _fit(rest), _share(rest)
            for each in own:
                if each.document == document:
                    sure = model.confidence(each.features)
                    learned += [Judged(sure, True)] * each.right + [Judged(sure, False)] * each.wrong
                    share += [Judged(plain, True)] * each.right + [Judged(plain, False)] * each.wrong
        held.append(Held(kind, tuple(learned), tuple(share)))
    return held


def log_loss(finds: Sequence[Judged]) -> float:
    """The mean surprise at whether a find is right, in nats; a confidence of 0 or 1 counts as 0.005 or 0.995."""
    total = 0.0
    for find in finds:
        sure = min(max(find.confidence, 0.005), 0.995)
        total -= math.log(sure if find.right else 1 - sure)
    return total / len(finds)


def _share(examples: Sequence[Example]) -> float:
    right, wrong = sum(each.right for each in examples), sum(each.wrong for each in examples)
    return round((right + PRIOR_RIGHT) / (right + wrong + PRIOR_RIGHT + PRIOR_WRONG), 2)


def _fit(examples: Sequence[Example]) -> KindModel:
    if not examples:
        return KindModel(finds=0, right=0, bias=round(math.log(PRIOR_RIGHT / PRIOR_WRONG), DECIMALS), weights={})
    from sklearn.linear_model import LogisticRegression

    # A column that is never set stands for kinds of which nothing is known: then only the bias is learned.
    names = sorted({feature for each in examples for feature in each.features}) or [""]
    # Finds of one document are alike: a document with a hundred times the finds of another has ten times its weight.
    sizes = Counter[str]()
    for each in examples:
        sizes[each.document] += each.right + each.wrong
    finds = sizes.total()
    scale = finds / sum(math.sqrt(size) for size in sizes.values())
    rows, right, weights = [[0.0] * len(names)] * 2, [True, False], [PRIOR_RIGHT, PRIOR_WRONG]
    for each in examples:
        row = [float(name in each.features) for name in names]
        for outcome, count in ((True, each.right), (False, each.wrong)):
            if count:
                rows.append(row)
                right.append(outcome)
                weights.append(count * scale / math.sqrt(sizes[each.document]))
    model = LogisticRegression(C=STRENGTH, solver="newton-cholesky", tol=1e-8, max_iter=500)
    model.fit(rows, right, sample_weight=weights)
    return KindModel(
        finds=finds, right=sum(each.right for each in examples),
        bias=round(float(model.intercept_[0]), DECIMALS),
        weights={
            name: round(float(weight), DECIMALS) for name, weight in zip(names, model.coef_[0], strict=True) if name
        },
    )  # fmt: skip
