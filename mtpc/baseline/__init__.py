"""What a plant was known to have wrong: findings and subjects that were not judged, object by object, in one file."""
