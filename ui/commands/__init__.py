"""The commands of `mosaic`, one module per family; ui/on_demand.py says where each is."""
