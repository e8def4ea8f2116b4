"""The errors that a user sees as a line: what is wrong, where, and what to do."""


class MzdiffError(Exception):
    """Input or output that mzdiff cannot work with; its text names the file and the remedy."""


class RefusedError(ValueError):
    """What is not read of a file's bytes: the reason and the remedy.

    Whoever knows the name of the file puts it before them. That the package itself says so is told
    by this kind of error alone: libraries raise every other kind.
    """
