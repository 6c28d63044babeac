"""Lets the tests of this folder share `evaluation_shaping`, and test a benchmark's rules."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path += [str(HERE), str(HERE.parents[1] / "benchmarks")]
