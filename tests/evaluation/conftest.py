"""Lets the tests of this folder share `evaluation_shaping`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
