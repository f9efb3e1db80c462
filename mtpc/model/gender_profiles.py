"""House styles of gender: which side of a mating carries the pins."""

# What `prefer { gender = … }` means for each kind (polarity reference, section 7: two house styles).
GENDER_PROFILES = {
    "pinned-trunk": {"trunk": "pinned", "cassette": "unpinned", "cord": "unpinned", "harness": "unpinned"},
    "pinned-cassette": {"trunk": "unpinned", "cassette": "pinned"},
}
