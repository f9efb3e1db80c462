"""The work to be done, as sorted rows."""
