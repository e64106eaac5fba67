package interp

import (
	"context"
	"testing"
)

// TestSharedVariables: the interpreter runs cells right whose variables and
// functions it reaches by pointer, without any compiled code beside it.
func TestSharedVariables(t *testing.T) {
	needNative(t)
	s := sessionOf(t, Auto)
	s.compiled.absent = true
	for _, tt := range []struct{ src, want string }{
		{"log := \"\"\nfunc say(name string, v bool) bool { log += name; return v }\nx := 3\np := &x\nimg := flux.Ones(2, 3)", ""},
		{"say(\"a\", false) && say(\"b\", true)", "false"},
		{"say(\"c\", true) || say(\"d\", true)", "true"},
		{"!say(\"e\", true) || say(\"f\", false) && say(\"g\", true)", "false"},
		{"log", "acef"},
		{"*p + x*2", "9"},
		{"img.T().Reshape(6).Sum().Item()", "6"},
		{"struct{ *flux.Tensor }{img}.Tensor.Size()", "6"},
		{"fs := []func(int) int{func(n int) int { return n + x }}\nfs[0](4)", "7"},
	} {
		r := s.Execute(context.Background(), Cell{Source: tt.src}, &recorder{})
		if r.Err != nil || shown(r) != tt.want {
			t.Errorf("%s: got %q, %v, want %q", tt.src, shown(r), r.Err, tt.want)
		}
	}
}
