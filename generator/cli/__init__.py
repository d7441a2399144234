"""The command line: one file a command, problems told in the author's language."""
