"""What the page shows, computed before any template runs; every text here is ready to print."""
