"""What finds events, a file for each kind of change, and what several of them look for."""
