// Package viz draws what a person who trains a model wants to see: the images
// of a data set, the curves of a training run, what each layer makes of an
// input, and the everyday plots around them.
//
// Every constructor is a noun and returns a [Figure]:
//
//	viz.Images(set.X, viz.Rows(2), viz.Labels(names))
//	viz.Curves(history)
//	viz.Activations(model, batch)
//
// A figure is drawn when somebody first asks for one of its forms, and kept.
// [Figure.PNG] is for screens (two device pixels for each pixel of the page),
// [Figure.SVG] for print and for zooming, [Figure.String] for terminals, logs
// and readers that cannot see; [Figure.Save] writes any of the three.
//
// # What goes in
//
// The package knows no tensors. It reads an [Array] (axes and values), a
// [Record] (named series, one value an epoch) or a [Model] (something that
// shows the output of each of its layers), or plain []float64. Values are
// copied when the figure is made: what happens to the array afterwards does
// not change the picture. Of a large array only what is shown is read, if the
// array has a method At(index ...int) float64.
//
// # Looks
//
// There is one design and two themes, [Light] and [Dark]; both are options, as
// are [Title], [Width] and [Height]. Sizes are CSS pixels, as a page counts
// them. Series take their colours from the palette of Okabe and Ito, which
// people with colour-blindness can tell apart; values without a sign are shown
// in viridis or grey, values with a sign in a map from red over pale to
// blue whose middle is zero.
//
// # Misuse
//
// An argument that cannot be drawn (an empty array, lengths that do not fit,
// nothing but NaN) panics with an [*ArgumentError] that says what was wanted
// and what came. NaN and infinite values among good ones are gaps.
package viz
