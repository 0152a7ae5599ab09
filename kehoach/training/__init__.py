"""What is learned from gold: the confidence of finds, measured on documents that were not learned from."""

from kehoach.training.examples import Example, examples_of
from kehoach.training.learn import Held, hold_out, learn

__all__ = ["Example", "Held", "examples_of", "hold_out", "learn"]
