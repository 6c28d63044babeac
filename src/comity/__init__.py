"""Comity: the register and working desk of city diplomacy."""

__version__ = "0.1.0"
