"""Rules on traced lanes: polarity, circuits and optics."""
