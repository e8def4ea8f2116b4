"""What happened to the themes between two documents, one file per kind of event."""
