"""How likely two statements treat one matter: which pairs to look at, and what is seen of them."""
