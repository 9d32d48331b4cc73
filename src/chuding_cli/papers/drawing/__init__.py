"""Pages of rows to the bytes of a PDF, with ReportLab."""
