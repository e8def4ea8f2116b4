"""Where text comes from: paths, folders, zips; what the bytes are; a person's word beside them."""
