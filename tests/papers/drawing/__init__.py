"""The PDF, reopened: sound, repeatable, its fonts and properties."""
