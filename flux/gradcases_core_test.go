package flux

func init() {
	noGradient("gives a mask",
		"Tensor.GreaterEqual", "Tensor.LessEqual", "Tensor.NotEqual", "Tensor.And", "Tensor.Or", "Tensor.Xor", "Tensor.Not",
		"Tensor.IsNaN", "Tensor.IsInf", "Tensor.IsFinite", "Tensor.Any", "Tensor.All")
	noGradient("writes in place: TestWritesInPlaceHaveGradients",
		"Tensor.AddInPlace", "Tensor.SubInPlace", "Tensor.MulInPlace", "Tensor.DivInPlace", "Tensor.CopyFrom", "Tensor.Fill",
		"Tensor.ExpInPlace", "Tensor.ReLUInPlace", "Tensor.SigmoidInPlace", "Tensor.TanhInPlace")
	noGradient("gives a number of elements", "Tensor.Count")
	rows(func() []gradCase {
		return []gradCase{
			{covers: []string{"Tensor.Stride"}, shapes: []Shape{{2, 7, 3}}, f: func(in []*Tensor) *Tensor {
				return in[0].Stride(1, 1, 7, 2).Mul(in[0].Stride(1, 0, 6, 2))
			}},
			{name: "Stride to one", shapes: []Shape{{5}}, f: func(in []*Tensor) *Tensor { return in[0].Stride(0, 3, 5, 9).Exp() }},
			{name: "Stride of a Stride", shapes: []Shape{{9, 2}}, f: func(in []*Tensor) *Tensor {
				return in[0].Stride(0, 1, 9, 2).Stride(0, 0, 4, 3).Square()
			}},
			{covers: []string{"Tensor.Select"}, shapes: []Shape{{2, 3, 2}}, f: func(in []*Tensor) *Tensor {
				return in[0].Select(1, -1).Mul(in[0].Select(2, 0).Narrow(1, 0, 2))
			}},
			{covers: []string{"Tensor.Split"}, shapes: []Shape{{2, 5}}, f: func(in []*Tensor) *Tensor {
				p := in[0].Split(1, 2, 0, 3)
				return Concat(1, p[2].Exp(), p[1], p[0].Square())
			}},
			{covers: []string{"Tensor.Chunk"}, shapes: []Shape{{5, 2}}, f: func(in []*Tensor) *Tensor {
				p := in[0].Chunk(0, 3)
				return p[0].Mul(p[1]).Add(p[2])
			}},
			{covers: []string{"Tensor.Unstack"}, shapes: []Shape{{2, 3}}, f: func(in []*Tensor) *Tensor {
				p := in[0].Unstack(1)
				return p[0].Mul(p[1]).Sub(p[2].Square())
			}},
			{covers: []string{"Tensor.SwapAxes"}, shapes: []Shape{{2, 3, 4}}, f: func(in []*Tensor) *Tensor { return in[0].SwapAxes(0, -1).Tanh() }},
			{covers: []string{"Tensor.MoveAxis"}, shapes: []Shape{{2, 3, 4}}, f: func(in []*Tensor) *Tensor { return in[0].MoveAxis(0, 1).Square() }},
			{covers: []string{"Tensor.Contiguous"}, shapes: []Shape{{2, 3}}, f: func(in []*Tensor) *Tensor { return in[0].T().Contiguous().Square() }},
			{name: "Reshape of a transpose", shapes: []Shape{{2, 3, 4}}, f: func(in []*Tensor) *Tensor {
				return in[0].Transpose(0, 2, 1).Reshape(4, 6).Square()
			}},
			{name: "Reshape of a cut", shapes: []Shape{{4, 6}}, f: func(in []*Tensor) *Tensor {
				return in[0].Stride(0, 0, 4, 2).Reshape(2, 3, 2).Tanh()
			}},
			{name: "Reshape of a repetition", shapes: []Shape{{3, 1}}, f: func(in []*Tensor) *Tensor {
				return in[0].BroadcastTo(2, 3, 4).Reshape(2, 12).Square()
			}},
		}
	})
}
