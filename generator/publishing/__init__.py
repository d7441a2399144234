"""Work on a rendered site: stamping, checking its links, swapping it in."""
