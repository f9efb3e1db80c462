"""What documents print, as sorted rows without layout."""
