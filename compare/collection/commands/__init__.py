"""The commands of ``mzdiff corpus``: those that keep a collection and those that ask it."""
