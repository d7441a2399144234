"""The project document to print and circulate: one list of blocks, written as PDF and as DOCX."""
