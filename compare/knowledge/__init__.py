"""What is known before any text is read: the language's closed words, numerals, marks, places."""
