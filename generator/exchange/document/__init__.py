"""The project document as PDF and DOCX."""
