"""Files to values: read everything, never stop at the first problem."""
