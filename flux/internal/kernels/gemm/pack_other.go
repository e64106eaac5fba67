//go:build !amd64 || noasm

package gemm

// assembly reports whether there are kernels that pack.
func (g *engine[T]) assembly() bool { return false }

func (g *engine[T]) runCopy(*packing, int) {}

func (g *engine[T]) runTranspose(*packing) {}

func (g *engine[T]) runDot(*dots, int) {}
