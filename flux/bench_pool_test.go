package flux

import "testing"

// benchPicture runs f on a batch of eight pictures of 32 channels, forward, and
// forward and back.
func benchPicture(b *testing.B, f func(x *Tensor) *Tensor) {
	x := NewSource(1).Normal(0, 1, 8, 32, 56, 56)
	b.Run("forward", func(b *testing.B) {
		b.SetBytes(int64(4 * x.Size()))
		for b.Loop() {
			f(x)
		}
	})
	b.Run("back", func(b *testing.B) {
		b.SetBytes(int64(4 * x.Size()))
		for b.Loop() {
			Gradient(func() *Tensor { return f(x).Sum() }, x)
		}
	})
}

func BenchmarkMaxPool(b *testing.B) {
	benchPicture(b, func(x *Tensor) *Tensor { return x.MaxPool([]int{2, 2}, PoolOptions{}) })
}

func BenchmarkMaxPoolOverlap(b *testing.B) {
	benchPicture(b, func(x *Tensor) *Tensor {
		return x.MaxPool([]int{3, 3}, PoolOptions{Stride: []int{2}, Padding: []int{1}})
	})
}

func BenchmarkAvgPool(b *testing.B) {
	benchPicture(b, func(x *Tensor) *Tensor { return x.AvgPool([]int{2, 2}, PoolOptions{}) })
}

func BenchmarkBilinear(b *testing.B) {
	benchPicture(b, func(x *Tensor) *Tensor { return x.Upsample([]float64{2, 2}, ResizeOptions{}) })
}

func BenchmarkGridSample(b *testing.B) {
	grid := AffineGrid(NewSource(2).Uniform(-1, 1, 8, 2, 3), []int{56, 56}, false)
	benchPicture(b, func(x *Tensor) *Tensor { return x.GridSample(grid, GridOptions{}) })
}
