"""What is learned from judged finds: how sure a find is, measured on documents that were not learned from."""

from kehoach.training.examples import Example, UnusableExamples, examples_hash, judge, read_examples
from kehoach.training.learn import Held, hold_out, learn

__all__ = ["Example", "Held", "UnusableExamples", "examples_hash", "hold_out", "judge", "learn", "read_examples"]
