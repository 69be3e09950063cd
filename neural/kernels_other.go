//go:build !amd64

package neural

// bestKernels is the fastest set that this processor runs.
func bestKernels() *kernels { return portableKernels() }

// allKernels is every set that this processor runs, the fastest first.
func allKernels() []*kernels { return []*kernels{portableKernels()} }
