"""The names of the report formats: those that standard output takes, and those that a file takes."""

from __future__ import annotations

PRINTED = ("text", "json", "jsonl", "csv", "junit", "sarif", "github", "html")
FILED = (*PRINTED, "xlsx")
