"""Numbers to SVG text, the same bytes on every machine."""
