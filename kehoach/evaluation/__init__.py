"""How well records agree with gold: what is matched, what is missed, what is found without being there."""

from kehoach.evaluation.run import Evaluation, Skipped, evaluate_folder
from kehoach.evaluation.score import DocumentScore, score_document

__all__ = ["DocumentScore", "Evaluation", "Skipped", "evaluate_folder", "score_document"]
