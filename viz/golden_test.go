package viz

import (
	"bytes"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// labelsOf writes classes as labels.
func labelsOf(classes []int) []string {
	names := make([]string, len(classes))
	for i, c := range classes {
		names[i] = string(rune('0' + c))
	}
	return names
}

// gallery holds a figure for everything the package draws. A constructor
// without a row here fails TestGalleryIsComplete.
func gallery() map[string]*Figure {
	x, classes := digits(40)
	rgb := grid{shape: []int{4, 3, 12, 16}}
	for i := range 4 * 3 * 12 * 16 {
		rgb.values = append(rgb.values, 0.5+0.5*math.Sin(float64(i%16)/5+float64(i/192)*1.3))
	}
	gaps := run(12)
	for _, name := range gaps.names {
		gaps.values[name][4], gaps.values[name][6] = math.NaN(), math.Inf(1)
	}
	holes := grid{[]int{3, 4, 4}, make([]float64, 48)}
	for i := range holes.values {
		holes.values[i] = float64(i%9) - 4
	}
	holes.values[5] = math.NaN()
	src := rand.New(rand.NewPCG(7, 8))
	var px, py, bell []float64
	var group []int
	for i := range 150 {
		g := i % 3
		px = append(px, float64(g)*1.6+src.NormFloat64()*0.6+4)
		py = append(py, float64(g*g)*0.7+src.NormFloat64()*0.5)
		group = append(group, g)
	}
	for range 5000 {
		bell = append(bell, src.NormFloat64()*2+1)
	}
	confused := grid{[]int{10, 10}, make([]float64, 100)}
	maps := grid{[]int{4, 20, 8, 10}, nil}
	for range 4 * 20 * 8 * 10 {
		maps.values = append(maps.values, src.NormFloat64())
	}
	convolved := traced{outputs: []any{
		maps, grid{[]int{4, 3, 40}, maps.values[:480]}, grid{[]int{4, 1000}, maps.values[:4000]}, grid{[]int{}, []float64{2}}, "a string",
	}}
	waves := grid{[]int{24, 40}, nil}
	for i := range 24 * 40 {
		waves.values = append(waves.values, math.Sin(float64(i%40)/6)*math.Cos(float64(i/40)/4))
	}
	for i := range 10 {
		confused.values[i*11] = float64(30 + i%4)
		confused.values[i*10+(i*3+1)%10] += float64(i % 3)
	}
	return map[string]*Figure{
		"Line": Line([][]float64{run(40).values["loss"], run(40).values["val_loss"], run(40).values["accuracy"]},
			Names("Adam", "Momentum", "Descent"), XLabel("step"), YLabel("loss"), Title("Three optimisers")),
		"Scatter":          Scatter(px, py, Groups(group), Names("setosa", "versicolor", "virginica"), XLabel("petal length (cm)"), YLabel("petal width (cm)")),
		"Bars":             Bars([]float64{0.91, 0.42, -0.2, 0.66, 0.05}, Names("weight", "bias", "scale", "shift", "gate")),
		"Ratios":           Ratios([]float64{12.5, 1.4, 0.3, 1, math.NaN()}, Names("small steps", "large steps", "convolution", "product", "not measured"), Goals(5, 2, 0, 1, 2), Title("Times as fast")),
		"Histogram":        Histogram(bell, XLabel("weight"), Dark),
		"Heatmap":          Heatmap(waves, XLabel("column"), YLabel("row")),
		"Confusion":        Confusion(confused, nil, Title("Digits")),
		"Curves":           Curves(run(20)),
		"Curves-dark":      Curves(run(20), Dark, Title("Digits, two layers"), LogScale()),
		"Curves-one":       Curves(run(1)),
		"Curves-gaps":      Curves(gaps),
		"Images":           Images(x, Rows(2), Labels(labelsOf(classes))),
		"Images-ink":       Images(x, Rows(1), Columns(10), GreyInk, Title("Ink on paper")),
		"Images-rgb":       Images(rgb, Dark),
		"Images-missing":   Images(holes, Diverging),
		"Activations":      Activations(layered{[]int{64, 100, 24, 10}}, x),
		"Activations-maps": Activations(convolved, rgb, Title("Channels")),
		"Activations-dark": Activations(layered{[]int{64, 10}}, x, Dark, Samples(2), Title("One layer")),
	}
}

// TestGolden compares every figure of the gallery with the picture in testdata:
// means over blocks of 8 × 8 device pixels, so that neither the PNG encoder nor
// the last bit of an edge matters.
func TestGolden(t *testing.T) {
	for name, f := range gallery() {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", name+".png")
			if *update {
				if err := os.WriteFile(path, f.PNG(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v (go test ./viz -update writes it)", err)
			}
			compare(t, decode(t, f.PNG()), decode(t, want))
		})
	}
}

func decode(t *testing.T, b []byte) *image.RGBA {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}

func compare(t *testing.T, got, want *image.RGBA) {
	t.Helper()
	if got.Bounds() != want.Bounds() {
		t.Fatalf("size: got %v, want %v", got.Bounds(), want.Bounds())
	}
	const block, tolerance = 8, 6.0 // of 255
	b := got.Bounds()
	for y := 0; y < b.Dy(); y += block {
		for x := 0; x < b.Dx(); x += block {
			g, w := blockMean(got, x, y, block), blockMean(want, x, y, block)
			for c := range g {
				if math.Abs(g[c]-w[c]) > tolerance {
					t.Fatalf("block at (%d, %d): got %.1f, want %.1f", x, y, g, w)
				}
			}
		}
	}
}

func blockMean(img *image.RGBA, x0, y0, block int) (mean [3]float64) {
	count := 0.0
	for y := y0; y < min(y0+block, img.Bounds().Dy()); y++ {
		for x := x0; x < min(x0+block, img.Bounds().Dx()); x++ {
			at := img.PixOffset(x, y)
			for c := range mean {
				mean[c] += float64(img.Pix[at+c])
			}
			count++
		}
	}
	for c := range mean {
		mean[c] /= count
	}
	return mean
}

// TestGalleryIsComplete finds the constructors in the package's own source.
func TestGalleryIsComplete(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	figures := gallery()
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(src), "\n") {
			name, rest, ok := strings.Cut(strings.TrimPrefix(line, "func "), "(")
			if strings.HasPrefix(line, "func ") && ok && name != "" && name[0] >= 'A' && name[0] <= 'Z' &&
				strings.HasSuffix(rest, ") *Figure {") && figures[name] == nil {
				t.Errorf("%s: %s has no row in the gallery", file, name)
			}
		}
	}
}

// TestSamePicture asks for the same figure twice, made anew.
func TestSamePicture(t *testing.T) {
	a, b := gallery(), gallery()
	for name := range a {
		drawn := name == "Curves" || name == "Images-rgb" || name == "Activations-dark" || name == "Scatter"
		if drawn && !bytes.Equal(a[name].PNG(), b[name].PNG()) || a[name].SVG() != b[name].SVG() || a[name].String() != b[name].String() {
			t.Errorf("%s differs between two runs", name)
		}
	}
}
