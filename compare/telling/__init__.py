"""How what was found is told: one order and the same words for the report and every export."""
