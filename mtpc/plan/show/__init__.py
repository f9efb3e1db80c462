"""What `mtpc show` and `mtpc trace` print: objects of the model and channels, one at a time."""
