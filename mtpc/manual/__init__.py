"""The manual: a page for every code, word, kind and attribute, offline."""
