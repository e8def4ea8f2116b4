"""The sentences that stand first, and the clauses they are made of."""
