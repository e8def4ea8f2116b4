"""The version of mzdiff, in one place."""

__version__ = "0.2.0"
