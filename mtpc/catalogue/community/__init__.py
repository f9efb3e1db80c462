"""Files of the community device-type library (NetBox form) as records of ours, and what is wrong with them.

The library says what ports a device has. It says nothing of polarity, gender, loss, keys or optics, and its counts,
names and positions are not of one mind (notes on published catalogues, section 5): every file is checked, and what is
odd is told.
"""
