"""In which order events are told, and what is told within another or not at all."""
