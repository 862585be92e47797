"""A fictional street that ends today: what newcomers look at, tests count and the benchmarks measure."""
