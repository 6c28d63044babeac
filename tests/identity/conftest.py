"""The module that reads and measures the pairs, for the tests of this folder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def scoring() -> ModuleType:
    """`scoring.py` beside this file, which the benchmark uses as well."""
    path = Path(__file__).parent / "scoring.py"
    spec = importlib.util.spec_from_file_location("identity_scoring", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
