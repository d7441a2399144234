"""What a change means, where the document stands, and what is released."""
