"""Model and results to pages: Markdown for the engine, HTML bodies for villages."""
