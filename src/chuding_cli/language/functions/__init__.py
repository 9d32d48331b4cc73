"""The functions of the rule language, one Python function each, in one table."""
