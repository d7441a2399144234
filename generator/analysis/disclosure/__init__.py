"""What a published table must hide, what it must hide beside that, and what can be inferred all the same."""
