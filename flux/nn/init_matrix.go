package nn

import (
	"fmt"
	"math"

	"fluxrepl/flux"
)

// Orthogonal returns the initialiser that draws a matrix with orthogonal rows
// of length gain (columns, if there are more rows than columns), every such
// matrix being as likely; the gain is 1 unless set. More than two axes count
// as [out, the rest]; fewer than two panic with a *flux.ShapeError.
//
// Saxe and others, Exact Solutions to the Nonlinear Dynamics of Learning in
// Deep Linear Neural Networks, 2013.
func Orthogonal(opts ...InitOption) Initialiser {
	g := gain(1, opts)
	return func(source *flux.Source, shape ...int) *flux.Tensor {
		if len(shape) < 2 {
			panic(&flux.ShapeError{Op: "Orthogonal", Want: flux.Shape{-1, -1}, Got: flux.Shape(shape)})
		}
		t := source.Normal(0, 1, shape...)
		rows, cols := shape[0], flux.Shape(shape[1:]).Size()
		values := t.Data32()
		at := func(vector, i int) int { return vector*cols + i } // vectors are rows
		count, length := rows, cols
		if rows > cols {
			at = func(vector, i int) int { return i*cols + vector }
			count, length = cols, rows
		}
		for v, vector := range orthonormal(values, at, count, length) {
			for i, x := range vector {
				values[at(v, i)] = float32(g * x)
			}
		}
		return t
	}
}

// orthonormal returns count orthogonal vectors of length 1 that span what the
// vectors in values do. It is Gram and Schmidt's method in float64, each
// vector done twice: once leaves errors that grow with the number of vectors.
// The factor on the diagonal stays positive, which is what makes all rotations
// as likely.
func orthonormal(values []float32, at func(vector, i int) int, count, length int) [][]float64 {
	done := make([][]float64, 0, count)
	for v := range count {
		vector := make([]float64, length)
		for i := range vector {
			vector[i] = float64(values[at(v, i)])
		}
		for range 2 {
			for _, d := range done {
				along := 0.0
				for i, x := range vector {
					along += x * d[i]
				}
				for i := range vector {
					vector[i] -= along * d[i]
				}
			}
		}
		norm := 0.0
		for _, x := range vector {
			norm += x * x
		}
		norm = math.Sqrt(norm)
		for i := range vector {
			vector[i] /= norm
		}
		done = append(done, vector)
	}
	return done
}

// Sparse returns the initialiser of a matrix [out, in] from the normal
// distribution of the given standard deviation (Flux's is 0.01) with the share
// sparsity of each column, rounded up, set to zero.
//
// It panics with a *flux.DomainError if sparsity is not in 0 to 1; the initialiser
// panics with a *flux.ShapeError if the shape is not that of a matrix.
//
// Martens, Deep Learning via Hessian-free Optimization, 2010.
func Sparse(sparsity, std float64) Initialiser {
	if !(sparsity >= 0 && sparsity <= 1) {
		panic(&flux.DomainError{Op: "Sparse", Arg: "sparsity", Want: "0 ≤ sparsity ≤ 1", Got: fmt.Sprint(sparsity)})
	}
	return func(source *flux.Source, shape ...int) *flux.Tensor {
		if len(shape) != 2 {
			panic(&flux.ShapeError{Op: "Sparse", Want: flux.Shape{-1, -1}, Got: flux.Shape(shape)})
		}
		t := source.Normal(0, std, shape...)
		out, in, values := shape[0], shape[1], t.Data32()
		zeros := int(math.Ceil(sparsity * float64(out)))
		for column := range in {
			for _, row := range source.Perm(out)[:zeros] {
				values[row*in+column] = 0
			}
		}
		return t
	}
}

// IdentityMatrix returns the initialiser that makes a Dense layer start as the
// identity: gain on the diagonal of [out, in] and zeros elsewhere; the gain is
// 1 unless set. In a kernel [out, in, k…] the centre carries the diagonal. A
// vector becomes zeros.
func IdentityMatrix(opts ...InitOption) Initialiser {
	g := gain(1, opts)
	return func(_ *flux.Source, shape ...int) *flux.Tensor {
		t := flux.Zeros(shape...)
		if len(shape) < 2 {
			return t
		}
		kernel, centre := 1, 0
		for _, k := range shape[2:] {
			kernel, centre = kernel*k, centre*k+(k-1)/2
		}
		values := t.Data32()
		for i := range min(shape[0], shape[1]) {
			values[(i*shape[1]+i)*kernel+centre] = float32(g)
		}
		return t
	}
}
