"""Scripts that make what the package ships: the model and the weights of the judge."""
