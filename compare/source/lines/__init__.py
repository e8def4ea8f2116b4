"""Steps over the lines of a text, until each is a paragraph or is told apart from the document."""
