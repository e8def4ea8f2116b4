"""What finds events, each file one kind of change."""
