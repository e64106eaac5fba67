// Package window finds the maxima and means of windows of 2 by 2 elements that
// lie side by side in float32 images, and takes their gradients back, with
// AVX-512. Where there is none it says so, and all other windows are for package
// kernels.
package window

//go:generate go run ./gen -out window_amd64.s -stubs window_amd64.go -pkg window
