"""What may never be published: identifiers, addresses and rows of households, found in the bytes of any file."""
