package guard

import (
	"runtime"
	"runtime/debug"
	"testing"
	"unsafe"
)

// TestForbidden touches the elements at both ends and those beyond.
func TestForbidden(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux is known to report the address of a fault")
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	faults := func(p *float32) (dies bool) {
		defer func() { dies = recover() != nil }()
		*p = 1
		return
	}
	step := func(p *float32, by int) *float32 { return (*float32)(unsafe.Add(unsafe.Pointer(p), 4*by)) }
	for _, n := range []int{1, 3, 1024, 1025} {
		a, b := After[float32](t, n), Before[float32](t, n)
		for name, p := range map[string]*float32{"After, first": &a[0], "After, last": &a[n-1], "Before, first": &b[0], "Before, last": &b[n-1]} {
			if faults(p) {
				t.Errorf("n %d: %s is forbidden", n, name)
			}
		}
		if !faults(step(&a[n-1], 1)) || !faults(step(&b[0], -1)) {
			t.Errorf("n %d: beyond the end is allowed", n)
		}
	}
}
