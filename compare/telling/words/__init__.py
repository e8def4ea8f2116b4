"""What things are called: documents, units, kinds and matters, in the words of the reader."""
