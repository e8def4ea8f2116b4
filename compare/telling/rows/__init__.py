"""The table of changes: its rows, their order and numbers, by what they are filtered."""
