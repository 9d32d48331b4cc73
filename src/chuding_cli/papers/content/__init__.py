"""What a paper says, as plain values: no fonts, no positions."""
