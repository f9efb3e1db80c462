"""Files of the community device-type library (NetBox form) as part records, and what is wrong with them.

The library lists the ports of a device. It states no polarity, gender, loss, key or optic, and its counts,
names and positions are not consistent (notes on published catalogues, section 5): every file is checked, and whatever
is odd is reported.
"""
