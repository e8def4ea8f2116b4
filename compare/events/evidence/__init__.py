"""What finders stand on: a pair and what is known of it, and the words that show an event."""
