"""The one error that a user sees as a line: what is wrong, where, and what to do."""


class MzdiffError(Exception):
    """Input or output that mzdiff cannot work with; its text names the file and the remedy."""
