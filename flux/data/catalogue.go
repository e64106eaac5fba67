package data

import (
	"fluxrepl/flux/data/digits"
	"fluxrepl/flux/data/iris"
)

// Digits returns 1,797 handwritten digits: X is [1797 64] Float32, an image of
// 8×8 pixels a row, from 0 (paper) to 1 (ink); Y is [1797] Int32, the digit;
// ImageShape is [8 8]. Source: Alpaydin and Kaynak, "Optical Recognition of
// Handwritten Digits", 1998 (its test part); see flux/data/digits/NOTICE.
func Digits() *Set {
	x, y := digits.Load()
	return &Set{
		Name: "digits", X: x, Y: y, Classes: digits.Classes(),
		ImageShape: []int{digits.Height, digits.Width},
	}
}

// Iris returns Fisher's 150 irises: X is [150 4] Float32, lengths in cm as named
// by Features; Y is [150] Int32, the species as named by Classes. The species
// come one after the other, so Split it with a shuffle. Source: Fisher, "The use
// of multiple measurements in taxonomic problems", 1936; see
// flux/data/iris/NOTICE.
func Iris() *Set {
	x, y := iris.Load()
	return &Set{Name: "iris", X: x, Y: y, Classes: iris.Classes(), Features: iris.Features()}
}
