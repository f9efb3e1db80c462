"""How light goes on from connector to connector: across a mating, and through a part."""
