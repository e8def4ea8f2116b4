"""PDF: pieces on a page become lines, columns, tables and paragraphs."""
