"""What a run has to do with the machine: files in and out, the cache, memory, the terminal."""
