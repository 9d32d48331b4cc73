"""The ground: files replaced whole or not at all, workbooks, where the rules and templates are."""
