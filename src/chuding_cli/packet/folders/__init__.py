"""Folders that appear whole or not at all, with a manifest."""
