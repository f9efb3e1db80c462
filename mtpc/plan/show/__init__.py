"""What `mtpc show` and `mtpc trace` print: things on the floor and channels, one at a time."""
