"""What each command does: options in, calls, output, exit code."""
