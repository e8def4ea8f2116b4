"""mzdiff: compare yearly work plans of Chinese civil affairs, with evidence."""
