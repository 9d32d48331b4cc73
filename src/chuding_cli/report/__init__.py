"""Judgements → what people and programs read."""
