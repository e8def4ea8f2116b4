"""A collection as a small static site."""
