//go:build noasm || !amd64

package window

const built = false

func maxRow(dst *float32, code *uint16, top, bottom *float32, n int, even *int32) {
	panic("window: no kernel")
}
func maxRowBack(top, bottom, grad *float32, code *uint16, n int, mix *int32) {
	panic("window: no kernel")
}
func meanRow(dst, top, bottom *float32, n int, even *int32)     { panic("window: no kernel") }
func meanRowBack(top, bottom, grad *float32, n int, mix *int32) { panic("window: no kernel") }
