"""Nodes → Chinese words."""
