"""Article → text, Markdown, HTML, JSON, explanation."""
