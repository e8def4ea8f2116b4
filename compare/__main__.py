"""``python -m compare`` is the command ``mzdiff``."""

from compare.cli import main

main()
