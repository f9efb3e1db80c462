"""Part numbers as makers build them: what each piece of a number says, and with what confidence."""
