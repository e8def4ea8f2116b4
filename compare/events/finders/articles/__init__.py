"""What became of articles as wholes: new, moved, divided, raised from a sentence, or back."""
