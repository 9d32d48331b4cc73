"""Chinese text as people read it: identity numbers masked, lines broken and measured, slips guessed."""
