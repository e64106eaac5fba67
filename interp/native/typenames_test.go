package native

import (
	"slices"
	"testing"
)

func TestPackagePath(t *testing.T) {
	for n, want := range map[int64]string{1: "r001", 35: "r00z", 36: "r010", 46655: "rzzz", 46656: "r1000"} {
		if got := packagePath(n); got != want {
			t.Errorf("packagePath(%d) = %s, want %s", n, got, want)
		}
	}
}

// TestRenameIn: only paths in the brackets of a type's name are replaced.
func TestRenameIn(t *testing.T) {
	name := func(s string) string { return string([]byte{0, byte(len(s))}) + s }
	tests := []struct {
		data string
		want []int
	}{
		{name("*main.Pair[int,r001.point]"), []int{2 + len("*main.Pair[int,")}},
		{name("*main.Pair[r001.a,map[string]*r00z.b]"), []int{2 + len("*main.Pair["), 2 + len("*main.Pair[r001.a,map[string]*")}},
		{"what is read from [r001.txt]", nil},
		{name("*main.point") + "[r001.x", nil},
		{name("main.Pair[r001.x]"), nil},
		{"\x00\xff*[r001.x", nil},
		{"[r001.", nil},
		{"", nil},
	}
	for _, tt := range tests {
		if got := renameIn([]byte(tt.data)); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %v, want %v", tt.data, got, tt.want)
		}
	}
	long := "*main.Pair[" + string(slices.Repeat([]byte("int,"), 60)) + "r001.p]"
	data := string([]byte{1, byte(len(long)&0x7f | 0x80), byte(len(long) >> 7)}) + long
	if got := renameIn([]byte(data)); len(got) != 1 {
		t.Errorf("a long name: got %v", got)
	}
}

func FuzzRenameIn(f *testing.F) {
	f.Add([]byte("\x00\x1a*main.Pair[int,r001.point]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, i := range renameIn(data) {
			if i < 3 || i+5 > len(data) {
				t.Errorf("place %d of %d", i, len(data))
			}
		}
	})
}
