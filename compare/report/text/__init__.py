"""The aligned text of a pair: articles side by side or as one text, in rows."""
