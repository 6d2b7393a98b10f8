"""Many documents: local processes, Arrow, and engines that already exist."""
