"""One file a format: its bytes become an ``Extract``."""
