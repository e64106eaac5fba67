package viz

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// grid is an Array for the tests, as tensors are.
type grid struct {
	shape  []int
	values []float64
}

func (g grid) NDim() int           { return len(g.shape) }
func (g grid) Dim(axis int) int    { return g.shape[axis] }
func (g grid) Float64s() []float64 { return append([]float64(nil), g.values...) }

// record is a Record for the tests.
type record struct {
	names  []string
	values map[string][]float64
}

func (r record) Series() []string             { return r.names }
func (r record) Values(name string) []float64 { return r.values[name] }

// digitRows are hand-drawn digits, 8 × 8, a hexadecimal digit a pixel.
var digitRows = map[int]string{
	0: "005dd90000fe5fc004f402f508f000f808f000f706f203f401fb8fc0005dd800",
	1: "0006f900002ff900007bf9000012f8000000f8000000f8000004fb200006dd90",
	2: "003cfc4000df6fe00062f8000000cf300007fa00003fc00000bfda9000ceeff5",
	3: "005dfb2000b65fe00000afb0000bff7000004fe00000af10026bfe0009fe9200",
	4: "0004f600000df100007f500001fa0d8009f52f600dfffffb0345fa10000af200",
	5: "00cfffd000f9440000f6000005fffa0000347fb000000ef000335fc000cffc20",
	6: "00039f60002fd20000bf200001fbaa7004ffddfd03fc05f700df4cf3002cfe70",
	7: "09ffffc0045568f000008f600006fd10008fffb0003fa000000df20000afa000",
	8: "002cfb1000dc4fb000e906f000bfbf80003fff2000eb2fc001f305f0009fdf70",
	9: "003cfd2000ee5fd001f805f100df8ff0003bddf200000af00020 bf10006ffd60",
}

// digits returns n digit-like images with values 0 to 16, and their classes.
func digits(n int) (grid, []int) {
	src := rand.New(rand.NewPCG(1, 2))
	g := grid{shape: []int{n, 64}}
	classes := make([]int, n)
	for i := range n {
		classes[i] = i % 10
		row := digitRows[i%10]
		for k := range 64 {
			var v float64
			if _, err := fmt.Sscanf(row[k:k+1], "%x", new(int)); err == nil {
				var d int
				_, _ = fmt.Sscanf(row[k:k+1], "%x", &d)
				v = float64(d) * 16 / 15
			}
			if v > 0 {
				v = min(max(v+src.NormFloat64()*1.6, 0), 16)
			}
			g.values = append(g.values, math.Round(v))
		}
	}
	return g, classes
}

// run is a training history of n epochs that looks like one.
func run(n int) record {
	src := rand.New(rand.NewPCG(3, 4))
	v := map[string][]float64{}
	for e := range n {
		t := float64(e)
		v["loss"] = append(v["loss"], 2.1*math.Exp(-t/3.2)+0.045+0.01*src.Float64())
		v["val_loss"] = append(v["val_loss"], 1.95*math.Exp(-t/3)+0.11+0.0035*t+0.02*src.Float64())
		v["accuracy"] = append(v["accuracy"], 0.992-0.71*math.Exp(-t/2.7)-0.006*src.Float64())
		v["val_accuracy"] = append(v["val_accuracy"], 0.966-0.66*math.Exp(-t/2.4)-0.012*src.Float64())
	}
	return record{[]string{"loss", "val_loss", "accuracy", "val_accuracy"}, v}
}

// layered is a Model for the tests: a small network with fixed random weights.
type layered struct{ widths []int }

func (m layered) Trace(x any, visit func(layer string, output any)) error {
	a, ok := x.(Array)
	if !ok || a.NDim() != 2 {
		return fmt.Errorf("want [n %d]", m.widths[0])
	}
	src := rand.New(rand.NewPCG(5, 6))
	n, values := a.Dim(0), a.Float64s()
	for l := 1; l < len(m.widths); l++ {
		in, out := m.widths[l-1], m.widths[l]
		weight := make([]float64, in*out)
		for i := range weight {
			weight[i] = src.NormFloat64() * math.Sqrt(2/float64(in))
		}
		next := make([]float64, n*out)
		for i := range n {
			for o := range out {
				sum := 0.0
				if o%17 == 5 && l < len(m.widths)-1 {
					sum = -6
				}
				for k := range in {
					sum += weight[k*out+o] * values[i*in+k] / 4
				}
				next[i*out+o] = sum
			}
		}
		last := l == len(m.widths)-1
		visit(fmt.Sprintf("%d: Dense(%d → %d)", 2*l-1, in, out), grid{[]int{n, out}, next})
		if !last {
			next = append([]float64(nil), next...)
			for i, v := range next {
				next[i] = max(v, 0)
			}
			visit(fmt.Sprintf("%d: ReLU", 2*l), grid{[]int{n, out}, next})
		}
		values = next
	}
	return nil
}
