"""`python -m comity` is the command `comity`, wherever the environment lies."""

from comity.cli import main

main(prog_name="comity")
