"""Source → blocks with spans."""
