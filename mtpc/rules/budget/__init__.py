"""Rules on the loss and length of channels."""
