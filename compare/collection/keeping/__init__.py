"""How a collection is kept: files are read once and become parts, which a manifest names."""
