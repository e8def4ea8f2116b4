"""What a run has to do with the machine: files, the cache, memory, the terminal, the shell."""
