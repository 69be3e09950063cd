package neural

// bestKernels is the fastest set that this processor runs.
func bestKernels() *kernels { return allKernels()[0] }

// allKernels is every set that this processor runs, the fastest first.
func allKernels() []*kernels { return []*kernels{portableKernels()} }
