"""What people will do, as sorted rows."""
