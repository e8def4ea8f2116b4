"""The body of a text: from its numbers and headings to sections, articles and measures."""
