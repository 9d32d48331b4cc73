"""What does the notice say? The known ones, what is wrong in one, how two differ, a blank one."""
