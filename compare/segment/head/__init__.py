"""The lines around the body of a text, and what they say of it: title, issuer, year, signature."""
