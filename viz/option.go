package viz

import "fmt"

// look is what all figures have in common.
type look struct {
	title         string
	width, height int // CSS pixels; 0 until chosen
	theme         Theme
}

// A FigureOption changes the look of any figure: [Title], [Width], [Height],
// [Light], [Dark].
type FigureOption interface {
	ImagesOption
	CurvesOption
	ActivationsOption
	PlotOption
}

// lookOption is the one implementation of FigureOption besides Theme.
type lookOption func(op string, l *look)

func (o lookOption) images(p *imagesPlan)           { o("Images", &p.look) }
func (o lookOption) curves(p *curvesPlan)           { o("Curves", &p.look) }
func (o lookOption) activations(p *activationsPlan) { o("Activations", &p.look) }
func (o lookOption) plot(p *plotPlan)               { o(p.op, &p.look) }

func (t Theme) images(p *imagesPlan)           { t.apply("Images", &p.look) }
func (t Theme) curves(p *curvesPlan)           { t.apply("Curves", &p.look) }
func (t Theme) activations(p *activationsPlan) { t.apply("Activations", &p.look) }
func (t Theme) plot(p *plotPlan)               { t.apply(p.op, &p.look) }

// apply sets the theme after checking that it is one.
func (t Theme) apply(op string, l *look) {
	if t != Light && t != Dark {
		panic(&ArgumentError{Op: op, Arg: "Theme", Want: "viz.Light or viz.Dark", Got: fmt.Sprintf("%q", string(t))})
	}
	l.theme = t
}

// Title sets a title above the picture. One that does not fit is cut with "…".
func Title(s string) FigureOption {
	return lookOption(func(_ string, l *look) { l.title = clean(s) })
}

// Width sets the width of the figure in CSS pixels, 120 to 4000.
func Width(pixels int) FigureOption {
	return lookOption(func(op string, l *look) {
		checkRange(op, "Width", pixels, 120, 4000)
		l.width = pixels
	})
}

// Height sets the height of the figure in CSS pixels, 80 to 4000. [Images] and
// [Activations] find their own height from their content and ignore it.
func Height(pixels int) FigureOption {
	return lookOption(func(op string, l *look) {
		checkRange(op, "Height", pixels, 80, 4000)
		l.height = pixels
	})
}

// checkRange panics unless lo ≤ n ≤ hi.
func checkRange(op, arg string, n, lo, hi int) {
	if n < lo || n > hi {
		panic(&ArgumentError{Op: op, Arg: arg, Want: fmt.Sprintf("%d to %d", lo, hi), Got: fmt.Sprint(n)})
	}
}

// applyAll calls apply for each option and refuses nil ones.
func applyAll[O any](op string, opts []O, apply func(O)) {
	for i, o := range opts {
		if isNil(o) {
			panic(&ArgumentError{Op: op, Arg: fmt.Sprintf("option %d", i+1), Want: "an option", Got: "nil"})
		}
		apply(o)
	}
}
