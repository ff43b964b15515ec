"""Values: what an OKR repository says, without text, files or dates of today."""
