"""What other programs and people take a comparison as: one file a format, one set of rows."""

from compare.export.json import as_values, to_json

__all__ = ["as_values", "to_json"]
