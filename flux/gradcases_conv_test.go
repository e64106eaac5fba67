package flux

import "slices"

func init() {
	rows(func() []gradCase {
		return slices.Concat(convCases, convBias, unfoldCases)
	})
}

func convRow(covers, name string, x, w Shape, f func(x, w *Tensor) *Tensor) gradCase {
	return gradCase{covers: []string{covers}, name: covers[len("Tensor."):] + " " + name, shapes: []Shape{x, w},
		f: func(in []*Tensor) *Tensor { return f(in[0], in[1]) }}
}

// conv1, conv2, conv3 and their likes make a row of a shape of images, one of
// weights, and options.
func conv1(name string, x, w Shape, o ConvOptions) gradCase {
	return convRow("Tensor.Conv1D", name, x, w, func(x, w *Tensor) *Tensor { return x.Conv1D(w, o) })
}

func conv2(name string, x, w Shape, o ConvOptions) gradCase {
	return convRow("Tensor.Conv2D", name, x, w, func(x, w *Tensor) *Tensor { return x.Conv2D(w, o) })
}

func conv3(name string, x, w Shape, o ConvOptions) gradCase {
	return convRow("Tensor.Conv3D", name, x, w, func(x, w *Tensor) *Tensor { return x.Conv3D(w, o) })
}

func back1(name string, x, w Shape, o ConvTransposeOptions) gradCase {
	return convRow("Tensor.ConvTranspose1D", name, x, w, func(x, w *Tensor) *Tensor { return x.ConvTranspose1D(w, o) })
}

func back2(name string, x, w Shape, o ConvTransposeOptions) gradCase {
	return convRow("Tensor.ConvTranspose2D", name, x, w, func(x, w *Tensor) *Tensor { return x.ConvTranspose2D(w, o) })
}

func back3(name string, x, w Shape, o ConvTransposeOptions) gradCase {
	return convRow("Tensor.ConvTranspose3D", name, x, w, func(x, w *Tensor) *Tensor { return x.ConvTranspose3D(w, o) })
}

var (
	stride2 = []int{2}
	sides2D = []int{2, 0, 1, 1}
)

var convCases = []gradCase{
	conv1("", Shape{2, 3, 7}, Shape{4, 3, 3}, ConvOptions{}),
	conv1("of one image", Shape{3, 5}, Shape{2, 3, 2}, ConvOptions{Padding: []int{1}}),
	conv1("with stride", Shape{2, 2, 8}, Shape{3, 2, 3}, ConvOptions{Stride: stride2, Padding: []int{0, 1}}),
	conv1("causal", Shape{1, 2, 6}, Shape{2, 2, 3}, ConvOptions{Dilation: stride2, Padding: []int{4, 0}}),
	conv1("same", Shape{1, 2, 5}, Shape{2, 2, 4}, ConvOptions{Same: true}),
	conv1("flipped", Shape{2, 4, 6}, Shape{4, 2, 3}, ConvOptions{Flipped: true, Groups: 2}),
	conv1("of nothing", Shape{0, 2, 4}, Shape{3, 2, 2}, ConvOptions{}),
	conv1("of one element", Shape{1, 1, 1}, Shape{1, 1, 1}, ConvOptions{}),
	conv1("depthwise", Shape{2, 3, 6}, Shape{3, 1, 3}, ConvOptions{Groups: 3}),
	conv1("with a long stride", Shape{1, 2, 9}, Shape{2, 2, 2}, ConvOptions{Stride: []int{5}}),

	conv2("", Shape{2, 2, 4, 5}, Shape{3, 2, 3, 3}, ConvOptions{}),
	conv2("padded", Shape{1, 2, 4, 3}, Shape{2, 2, 3, 3}, ConvOptions{Padding: []int{1}}),
	conv2("of one image", Shape{2, 3, 4}, Shape{2, 2, 2, 3}, ConvOptions{}),
	conv2("with one tap", Shape{2, 3, 3, 2}, Shape{4, 3, 1, 1}, ConvOptions{}),
	conv2("with one tap and stride", Shape{2, 3, 3, 5}, Shape{2, 3, 1, 1}, ConvOptions{Stride: stride2}),
	conv2("with everything", Shape{2, 4, 6, 7}, Shape{2, 2, 3, 2}, ConvOptions{Stride: []int{2, 1}, Dilation: []int{1, 2}, Padding: sides2D, Groups: 2}),
	conv2("same with stride", Shape{1, 2, 5, 6}, Shape{2, 2, 3, 2}, ConvOptions{Same: true, Stride: stride2}),
	conv2("depthwise", Shape{2, 3, 5, 4}, Shape{3, 1, 3, 3}, ConvOptions{Groups: 3, Padding: []int{1}}),
	conv2("depthwise of two", Shape{1, 2, 5, 6}, Shape{4, 1, 2, 3}, ConvOptions{Groups: 2, Stride: stride2, Flipped: true}),
	conv2("depthwise of three", Shape{1, 2, 4, 4}, Shape{6, 1, 2, 2}, ConvOptions{Groups: 2}),
	conv2("of one column", Shape{1, 2, 5, 1}, Shape{2, 2, 3, 1}, ConvOptions{Padding: []int{1, 0}}),

	conv3("", Shape{1, 2, 3, 3, 4}, Shape{2, 2, 2, 2, 2}, ConvOptions{}),
	conv3("with everything", Shape{1, 2, 4, 3, 5}, Shape{2, 1, 2, 2, 2}, ConvOptions{Stride: []int{2, 1, 2}, Dilation: []int{1, 2, 1}, Padding: []int{1, 0, 0, 1, 1, 1}, Groups: 2, Flipped: true}),
	conv3("of one image", Shape{1, 2, 2, 3}, Shape{2, 1, 1, 2, 2}, ConvOptions{Same: true}),

	back1("", Shape{2, 3, 4}, Shape{3, 2, 3}, ConvTransposeOptions{}),
	back1("with stride", Shape{1, 3, 4}, Shape{3, 2, 3}, ConvTransposeOptions{Stride: stride2, Padding: []int{1}, OutputPadding: []int{1}}),
	back1("of one image", Shape{2, 4}, Shape{2, 2, 2}, ConvTransposeOptions{Flipped: true}),
	back1("same", Shape{1, 2, 3}, Shape{2, 2, 4}, ConvTransposeOptions{Same: true, Stride: stride2}),
	back1("of nothing", Shape{0, 2, 3}, Shape{2, 2, 2}, ConvTransposeOptions{}),

	back2("", Shape{2, 2, 3, 2}, Shape{2, 3, 2, 3}, ConvTransposeOptions{}),
	back2("with everything", Shape{1, 4, 3, 2}, Shape{4, 2, 3, 2}, ConvTransposeOptions{Stride: []int{2, 3}, Dilation: []int{1, 2}, Padding: []int{1, 0, 0, 1}, OutputPadding: []int{1, 2}, Groups: 2}),
	back2("depthwise", Shape{2, 3, 3, 3}, Shape{3, 1, 2, 2}, ConvTransposeOptions{Stride: stride2, Groups: 3}),
	back2("with one tap", Shape{2, 3, 2, 3}, Shape{3, 2, 1, 1}, ConvTransposeOptions{}),

	back3("", Shape{1, 2, 2, 3, 2}, Shape{2, 2, 2, 2, 2}, ConvTransposeOptions{}),
	back3("with everything", Shape{1, 2, 2, 2, 2}, Shape{2, 1, 2, 3, 2}, ConvTransposeOptions{Stride: []int{2, 1, 2}, Dilation: []int{2, 1, 1}, Padding: []int{1}, OutputPadding: []int{1, 0, 0}, Groups: 2}),
}

var convBias = []gradCase{
	{name: "Conv1D with a bias", shapes: []Shape{{2, 2, 5}, {3, 2, 2}, {3}}, f: func(in []*Tensor) *Tensor {
		return in[0].Conv1D(in[1], ConvOptions{Bias: in[2]}).Square()
	}},
	{name: "Conv2D of one image with a bias", shapes: []Shape{{2, 3, 3}, {2, 1, 2, 2}, {2}}, f: func(in []*Tensor) *Tensor {
		return in[0].Conv2D(in[1], ConvOptions{Bias: in[2], Groups: 2}).Square()
	}},
	{name: "Conv3D with a bias", shapes: []Shape{{2, 1, 2, 2, 3}, {2, 1, 1, 2, 2}, {2}}, f: func(in []*Tensor) *Tensor {
		return in[0].Conv3D(in[1], ConvOptions{Bias: in[2]}).Square()
	}},
	{name: "ConvTranspose1D with a bias", shapes: []Shape{{2, 2, 3}, {2, 3, 2}, {3}}, f: func(in []*Tensor) *Tensor {
		return in[0].ConvTranspose1D(in[1], ConvTransposeOptions{Bias: in[2], Stride: stride2}).Square()
	}},
	{name: "ConvTranspose2D with a bias", shapes: []Shape{{1, 2, 2, 2}, {2, 1, 2, 2}, {2}}, f: func(in []*Tensor) *Tensor {
		return in[0].ConvTranspose2D(in[1], ConvTransposeOptions{Bias: in[2], Groups: 2}).Square()
	}},
	{name: "Conv2D with a bias and ReLU", shapes: []Shape{{2, 2, 5, 4}, {5, 2, 3, 3}, {5}}, f: func(in []*Tensor) *Tensor {
		return in[0].Conv2D(in[1], ConvOptions{Bias: in[2], Padding: []int{1}, Activation: ActReLU}).Square()
	}},
	{name: "Conv2D with ReLU", shapes: []Shape{{1, 3, 4, 4}, {4, 3, 2, 2}}, f: func(in []*Tensor) *Tensor {
		return in[0].Conv2D(in[1], ConvOptions{Activation: ActReLU}).Square()
	}},
	{name: "Conv1D with a bias and GELU", shapes: []Shape{{2, 2, 5}, {3, 2, 2}, {3}}, f: func(in []*Tensor) *Tensor {
		return in[0].Conv1D(in[1], ConvOptions{Bias: in[2], Activation: ActGELU})
	}},
	{name: "convolutions of one another", shapes: []Shape{{1, 1, 4, 4}, {2, 1, 2, 2}, {1, 2, 2, 2}}, f: func(in []*Tensor) *Tensor {
		return in[0].Conv2D(in[1], ConvOptions{Padding: []int{1}}).Tanh().Conv2D(in[2], ConvOptions{Stride: stride2})
	}},
	{name: "an image as its own kernel", shapes: []Shape{{1, 1, 3, 3}}, f: func(in []*Tensor) *Tensor {
		return in[0].Conv2D(in[0], ConvOptions{Padding: []int{1}})
	}},
}

var unfoldCases = []gradCase{
	unfoldRow("in one axis", Shape{2, 2, 6}, []int{3}, UnfoldOptions{Stride: stride2}),
	unfoldRow("", Shape{2, 2, 4, 3}, []int{2, 2}, UnfoldOptions{}),
	unfoldRow("with everything", Shape{1, 2, 5, 6}, []int{3, 2}, UnfoldOptions{Stride: []int{2, 1}, Dilation: []int{1, 3}, Padding: sides2D}),
	unfoldRow("of one image", Shape{2, 3, 3}, []int{2, 2}, UnfoldOptions{Same: true}),
	unfoldRow("in three axes", Shape{1, 1, 3, 2, 3}, []int{2, 1, 2}, UnfoldOptions{}),
	unfoldRow("of nothing", Shape{0, 2, 4}, []int{2}, UnfoldOptions{}),
	foldRow("in one axis", Shape{2, 6, 2}, []int{6}, []int{3}, UnfoldOptions{Stride: stride2}),
	foldRow("", Shape{2, 8, 6}, []int{4, 3}, []int{2, 2}, UnfoldOptions{}),
	foldRow("with everything", Shape{1, 4, 6}, []int{4, 3}, []int{2, 2}, UnfoldOptions{Stride: stride2, Padding: []int{1}}),
	foldRow("of one image", Shape{4, 4}, []int{3, 3}, []int{2, 2}, UnfoldOptions{}),
	foldRow("in three axes", Shape{1, 4, 8}, []int{3, 2, 3}, []int{2, 1, 2}, UnfoldOptions{}),
}

func unfoldRow(name string, x Shape, kernel []int, o UnfoldOptions) gradCase {
	return gradCase{covers: []string{"Tensor.Unfold"}, name: "Unfold " + name, shapes: []Shape{x},
		f: func(in []*Tensor) *Tensor { return in[0].Unfold(kernel, o).Square() }}
}

func foldRow(name string, x Shape, size, kernel []int, o UnfoldOptions) gradCase {
	return gradCase{covers: []string{"Tensor.Fold"}, name: "Fold " + name, shapes: []Shape{x},
		f: func(in []*Tensor) *Tensor { return in[0].Fold(size, kernel, o).Square() }}
}
