package parity

import "fluxrepl/flux"

// conv is a case of a convolution; a third input is the bias.
func conv(f func(x, w *flux.Tensor, o flux.ConvOptions) *flux.Tensor, o flux.ConvOptions) func(in list) list {
	return func(in list) list {
		o := o
		if len(in) == 3 {
			o.Bias = in[2]
		}
		return list{f(in[0], in[1], o)}
	}
}

func convTranspose(f func(x, w *flux.Tensor, o flux.ConvTransposeOptions) *flux.Tensor, o flux.ConvTransposeOptions) func(in list) list {
	return func(in list) list {
		o := o
		if len(in) == 3 {
			o.Bias = in[2]
		}
		return list{f(in[0], in[1], o)}
	}
}

func init() {
	type options = flux.ConvOptions
	type back = flux.ConvTransposeOptions
	conv1, conv2, conv3 := (*flux.Tensor).Conv1D, (*flux.Tensor).Conv2D, (*flux.Tensor).Conv3D
	back1, back2, back3 := (*flux.Tensor).ConvTranspose1D, (*flux.Tensor).ConvTranspose2D, (*flux.Tensor).ConvTranspose3D
	ops(map[string]func(in list) list{
		"Tensor.Conv1D: plain":                      conv(conv1, options{}),
		"Tensor.Conv1D: single image":               conv(conv1, options{}),
		"Tensor.Conv1D: bias":                       conv(conv1, options{}),
		"Tensor.Conv1D: everything":                 conv(conv1, options{Stride: []int{2}, Padding: []int{3}, Dilation: []int{2}, Groups: 2}),
		"Tensor.Conv1D: same, even kernel":          conv(conv1, options{Same: true}),
		"Tensor.Conv1D: same, dilation":             conv(conv1, options{Same: true, Dilation: []int{3}}),
		"Tensor.Conv1D: same, stride 3":             conv(conv1, options{Same: true, Stride: []int{3}}),
		"Tensor.Conv1D: causal":                     conv(conv1, options{Padding: []int{4, 0}, Dilation: []int{2}}),
		"Tensor.Conv1D: no images":                  conv(conv1, options{}),
		"Tensor.Conv2D: plain":                      conv(conv2, options{}),
		"Tensor.Conv2D: single image":               conv(conv2, options{}),
		"Tensor.Conv2D: bias and padding":           conv(conv2, options{Padding: []int{1}}),
		"Tensor.Conv2D: stride 2":                   conv(conv2, options{Padding: []int{1}, Stride: []int{2}}),
		"Tensor.Conv2D: everything":                 conv(conv2, options{Stride: []int{2, 1}, Padding: []int{1, 2}, Dilation: []int{1, 2}, Groups: 2}),
		"Tensor.Conv2D: sides":                      conv(conv2, options{Padding: []int{2, 0, 1, 1}}),
		"Tensor.Conv2D: one tap":                    conv(conv2, options{}),
		"Tensor.Conv2D: one tap, stride 2":          conv(conv2, options{Stride: []int{2}}),
		"Tensor.Conv2D: depthwise":                  conv(conv2, options{Padding: []int{1}, Groups: 4}),
		"Tensor.Conv2D: depthwise of two, stride 2": conv(conv2, options{Stride: []int{2}, Groups: 3}),
		"Tensor.Conv2D: same, stride 2":             conv(conv2, options{Same: true, Stride: []int{2}}),
		"Tensor.Conv2D: flipped":                    conv(conv2, options{Flipped: true}),
		"Tensor.Conv3D: plain":                      conv(conv3, options{}),
		"Tensor.Conv3D: single image":               conv(conv3, options{}),
		"Tensor.Conv3D: everything":                 conv(conv3, options{Stride: []int{2, 1, 2}, Padding: []int{1, 0, 2}, Dilation: []int{1, 2, 1}, Groups: 2}),
		"Tensor.Conv3D: depthwise":                  conv(conv3, options{Padding: []int{1}, Groups: 2}),
		"Tensor.ConvTranspose1D: plain":             convTranspose(back1, back{}),
		"Tensor.ConvTranspose1D: single image":      convTranspose(back1, back{}),
		"Tensor.ConvTranspose1D: everything":        convTranspose(back1, back{Stride: []int{3}, Padding: []int{2}, OutputPadding: []int{1}, Dilation: []int{2}, Groups: 2}),
		"Tensor.ConvTranspose2D: plain":             convTranspose(back2, back{}),
		"Tensor.ConvTranspose2D: everything":        convTranspose(back2, back{Stride: []int{2, 3}, Padding: []int{1, 0}, OutputPadding: []int{1, 2}, Dilation: []int{2, 1}, Groups: 2}),
		"Tensor.ConvTranspose2D: depthwise":         convTranspose(back2, back{Stride: []int{2}, Groups: 3}),
		"Tensor.ConvTranspose2D: same, stride 2":    convTranspose(back2, back{Same: true, Stride: []int{2}}),
		"Tensor.ConvTranspose3D: plain":             convTranspose(back3, back{}),
		"Tensor.ConvTranspose3D: everything":        convTranspose(back3, back{Stride: []int{2, 1, 2}, Padding: []int{0, 1, 1}, OutputPadding: []int{1, 0, 1}, Groups: 2}),
		"Tensor.Unfold: plain":                      func(in list) list { return list{in[0].Unfold([]int{2, 3}, flux.UnfoldOptions{})} },
		"Tensor.Unfold: everything": func(in list) list {
			return list{in[0].Unfold([]int{3, 2}, flux.UnfoldOptions{Dilation: []int{1, 2}, Padding: []int{2, 1}, Stride: []int{2, 1}})}
		},
		"Tensor.Unfold: single image": func(in list) list { return list{in[0].Unfold([]int{2, 2}, flux.UnfoldOptions{})} },
		"Tensor.Fold: plain":          func(in list) list { return list{in[0].Fold([]int{4, 3}, []int{2, 2}, flux.UnfoldOptions{})} },
		"Tensor.Fold: everything": func(in list) list {
			return list{in[0].Fold([]int{5, 4}, []int{3, 2}, flux.UnfoldOptions{Dilation: []int{1, 2}, Padding: []int{2, 1}, Stride: []int{2, 1}})}
		},
	})
}
