"""What standards and vendors say."""
