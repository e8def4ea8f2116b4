"""What a person asks of a collection: each question takes ``Holdings`` and returns values."""
