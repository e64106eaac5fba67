package vec

// The loops for other kernels, at the level of the process. Each computes
// len(dst) elements; operands may be dst itself, but not overlap it otherwise.

// Exp32 computes eˣ.
func Exp32(dst, x []float32) { Float32.Exp(dst, x, 0, 0) }

// Exp64 computes eˣ.
func Exp64(dst, x []float64) { Float64.Exp(dst, x, 0, 0) }

// Log32 computes the natural logarithm.
func Log32(dst, x []float32) { Float32.Log(dst, x, 0, 0) }

// Log64 computes the natural logarithm.
func Log64(dst, x []float64) { Float64.Log(dst, x, 0, 0) }

// ReLU32 computes max(x, 0).
func ReLU32(dst, x []float32) { Float32.ReLU(dst, x, 0, 0) }

// ReLU64 computes max(x, 0).
func ReLU64(dst, x []float64) { Float64.ReLU(dst, x, 0, 0) }

// Tanh32 computes the hyperbolic tangent.
func Tanh32(dst, x []float32) { Float32.Tanh(dst, x, 0, 0) }

// Tanh64 computes the hyperbolic tangent.
func Tanh64(dst, x []float64) { Float64.Tanh(dst, x, 0, 0) }

// Sigmoid32 computes 1/(1+e⁻ˣ).
func Sigmoid32(dst, x []float32) { Float32.Sigmoid(dst, x, 0, 0) }

// Sigmoid64 computes 1/(1+e⁻ˣ).
func Sigmoid64(dst, x []float64) { Float64.Sigmoid(dst, x, 0, 0) }

// GELU32 computes x·Φ(x).
func GELU32(dst, x []float32) { Float32.GELU(dst, x, 0, 0) }

// GELU64 computes x·Φ(x).
func GELU64(dst, x []float64) { Float64.GELU(dst, x, 0, 0) }

// SiLU32 computes x·sigmoid(x).
func SiLU32(dst, x []float32) { Float32.Swish(dst, x, 0, 0) }

// SiLU64 computes x·sigmoid(x).
func SiLU64(dst, x []float64) { Float64.Swish(dst, x, 0, 0) }

// The pullbacks compute g·f'(x), where y = f(x). They read of x and y what their
// names for the arguments say; the other may be nil.

// ReLUBack32 is the pullback of ReLU32, 0 at 0.
func ReLUBack32(dst, g, x, _ []float32) { Float32.ReLUBack(dst, g, x, nil, 0, 0) }

// ReLUBack64 is the pullback of ReLU64, 0 at 0.
func ReLUBack64(dst, g, x, _ []float64) { Float64.ReLUBack(dst, g, x, nil, 0, 0) }

// TanhBack32 is the pullback of Tanh32.
func TanhBack32(dst, g, _, y []float32) { Float32.TanhBack(dst, g, nil, y, 0, 0) }

// TanhBack64 is the pullback of Tanh64.
func TanhBack64(dst, g, _, y []float64) { Float64.TanhBack(dst, g, nil, y, 0, 0) }

// SigmoidBack32 is the pullback of Sigmoid32.
func SigmoidBack32(dst, g, _, y []float32) { Float32.SigmoidBack(dst, g, nil, y, 0, 0) }

// SigmoidBack64 is the pullback of Sigmoid64.
func SigmoidBack64(dst, g, _, y []float64) { Float64.SigmoidBack(dst, g, nil, y, 0, 0) }

// GELUBack32 is the pullback of GELU32.
func GELUBack32(dst, g, x, _ []float32) { Float32.GELUBack(dst, g, x, nil, 0, 0) }

// GELUBack64 is the pullback of GELU64.
func GELUBack64(dst, g, x, _ []float64) { Float64.GELUBack(dst, g, x, nil, 0, 0) }

// SiLUBack32 is the pullback of SiLU32.
func SiLUBack32(dst, g, x, y []float32) { Float32.SwishBack(dst, g, x, y, 0, 0) }

// SiLUBack64 is the pullback of SiLU64.
func SiLUBack64(dst, g, x, y []float64) { Float64.SwishBack(dst, g, x, y, 0, 0) }
