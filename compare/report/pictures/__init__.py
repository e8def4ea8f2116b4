"""The pictures: each is laid out here, for a template that only draws."""
