package checkpoint

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"fluxrepl/flux"
)

// file puts a heading and bytes together as a file.
func file(heading string, data ...byte) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(heading)))
	return append(append(b, heading...), data...)
}

// one is the heading of one F32 tensor "w" of shape [2], with other offsets.
func one(begin, end any) string {
	return fmt.Sprintf(`{"w":{"dtype":"F32","shape":[2],"data_offsets":[%v,%v]}}`, begin, end)
}

// two is the heading of two F32 tensors, "a" and "b" of shape [1].
func two(a0, a1, b0, b1 int) string {
	return fmt.Sprintf(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[%d,%d]},"b":{"dtype":"F32","shape":[1],"data_offsets":[%d,%d]}}`, a0, a1, b0, b1)
}

// zeros returns n bytes.
func zeros(n int) []byte { return make([]byte, n) }

// corrupted lists files that are not safetensors, and what must be said of them.
func corrupted() []struct {
	name, want string
	file       []byte
} {
	return []struct {
		name, want string
		file       []byte
	}{
		{"empty", "ends too early: want 8 bytes", nil},
		{"length cut", "ends too early: want 8 bytes of heading length, got 5", zeros(5)},
		{"no heading", "does not begin with {", zeros(8)},
		{"heading cut", "want 100 bytes of heading, got 2", append(binary.LittleEndian.AppendUint64(nil, 100), "{}"...)},
		{"heading of 100 MB and one byte", "at most 100000000 bytes, got 100000001", binary.LittleEndian.AppendUint64(nil, 100_000_001)},
		{"heading of 2^64-1 bytes", "got 18446744073709551615", bytes.Repeat([]byte{0xff}, 8)},
		{"not JSON", "not valid", file(`{"w":`)},
		{"an array", "does not begin with {", file(`[]`)},
		{"a space before", "does not begin with {", file(` {}`)},
		{"two values", "more than one JSON value", file(`{}{}`)},
		{"zero bytes behind", "more than one JSON value", file("{}\x00\x00")},
		{"not UTF-8", "not UTF-8", file("{\"w\xff\":{}}")},
		{"a tensor that is a number", `tensor "w": heading is not valid: want {, got 3`, file(`{"w":3}`)},
		{"a trailing comma", "not valid", file(`{"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]},}`, zeros(4)...)},
		{"no dtype", `tensor "w": heading gives no dtype`, file(`{"w":{"shape":[2],"data_offsets":[0,8]}}`, zeros(8)...)},
		{"no shape", `tensor "w": heading gives no shape`, file(`{"w":{"dtype":"F32","data_offsets":[0,8]}}`, zeros(8)...)},
		{"no offsets", `tensor "w": heading gives no data_offsets`, file(`{"w":{"dtype":"F32","shape":[2]}}`, zeros(8)...)},
		{"unknown dtype", `tensor "w": dtype: want F32, F64, I32, I64, BOOL, F16 or BF16, got U16`, file(`{"w":{"dtype":"U16","shape":[2],"data_offsets":[0,4]}}`, zeros(4)...)},
		{"dtype a number", `tensor "w": heading is not valid: want a string, got 32`, file(`{"w":{"dtype":32,"shape":[2],"data_offsets":[0,8]}}`)},
		{"unknown key", `tensor "w": unknown key "stride"`, file(`{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"stride":[1]}}`, zeros(8)...)},
		{"negative size", `tensor "w": heading is not valid: want a whole number from 0, got -2`, file(`{"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}`)},
		{"size with a point", "want a whole number from 0, got 2.0", file(`{"w":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}`)},
		{"size beyond 64 bits", "want a whole number from 0, got 99999999999999999999", file(`{"w":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}`)},
		{"size beyond int", "shape is too large", file(`{"w":{"dtype":"F32","shape":[18446744073709551615],"data_offsets":[0,8]}}`)},
		{"product overflows to 0", "shape is too large", file(`{"w":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}`)},
		{"empty, but the rest overflows", "shape is too large", file(`{"w":{"dtype":"F32","shape":[0,4294967296,4294967296],"data_offsets":[0,0]}}`)},
		{"empty, but beyond a tensor", "no tensor can have this form", file(`{"w":{"dtype":"F32","shape":[0,68719476736],"data_offsets":[0,0]}}`)},
		{"65 axes", "shape is too large", file(`{"w":{"dtype":"F32","shape":[` + strings.Repeat("1,", 64) + `1],"data_offsets":[0,4]}}`)},
		{"three offsets", "want ], got 9", file(`{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}`)},
		{"one offset", "want a whole number from 0", file(`{"w":{"dtype":"F32","shape":[2],"data_offsets":[0]}}`)},
		{"offsets turned round", `tensor "w": offsets do not fit the shape: want 8 bytes for F32 [2], got 8 to 0`, file(one(8, 0), zeros(8)...)},
		{"offsets too short", "want 8 bytes for F32 [2], got 0 to 4", file(one(0, 4), zeros(4)...)},
		{"offsets beyond 64 bits", "want a whole number", file(one(0, "18446744073709551616"))},
		{"a hole at the start", `tensor "w": leaves a hole before it: want to begin at 0, got 8`, file(one(8, 16), zeros(16)...)},
		{"a hole between", `tensor "b": leaves a hole before it: want to begin at 4, got 8`, file(two(0, 4, 8, 12), zeros(12)...)},
		{"an overlap", `tensor "b": overlaps another tensor: want to begin at 4, got 2`, file(two(0, 4, 2, 6), zeros(6)...)},
		{"the same place twice", "overlaps another tensor", file(two(0, 4, 0, 4), zeros(4)...)},
		{"data cut", `tensor "w": the file ends too early: want 8 bytes, got 7`, file(one(0, 8), zeros(7)...)},
		{"data of 2^60 bytes that never come", "the file ends too early", file(`{"w":{"dtype":"F32","shape":[288230376151711744],"data_offsets":[0,1152921504606846976]}}`, zeros(100)...)},
		{"data behind", "goes on after its last tensor", file(one(0, 8), zeros(9)...)},
		{"a tensor twice", `tensor "w": occurs twice`, file(`{"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}`, zeros(4)...)},
		{"a tensor twice, once escaped", `tensor "w": occurs twice`, file(`{"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"\u0077":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}`, zeros(4)...)},
		{"a key twice", `tensor "dtype": occurs twice`, file(`{"w":{"dtype":"F32","dtype":"F64","shape":[],"data_offsets":[0,4]}}`, zeros(4)...)},
		{"metadata a list", `tensor "__metadata__": heading is not valid: want {, got [`, file(`{"__metadata__":[]}`)},
		{"metadata of numbers", `tensor "__metadata__": heading is not valid: want a string, got 3`, file(`{"__metadata__":{"epoch":3}}`)},
	}
}

func TestReadAllRefusesCorruptedFiles(t *testing.T) {
	for _, c := range corrupted() {
		t.Run(c.name, func(t *testing.T) {
			got, err := ReadAll(bytes.NewReader(c.file))
			if err == nil {
				t.Fatalf("ReadAll(%q) = %v, want an error with %q", c.file, got, c.want)
			}
			var e *Error
			if !errors.As(err, &e) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("ReadAll(%.60q): %v (%T), want a *Error with %q", c.file, err, err, c.want)
			}
		})
	}
}

func TestReadAllAccepts(t *testing.T) {
	le := func(v ...uint32) (b []byte) {
		for _, x := range v {
			b = binary.LittleEndian.AppendUint32(b, x)
		}
		return b
	}
	tests := []struct {
		name, want string
		file       []byte
	}{
		{"nothing", "map[] map[]", file(`{}`)},
		{"spaces behind", "map[] map[]", file(`{}      `)},
		{"metadata", "map[] map[note:x]", file(`{"__metadata__":{"note":"x"}}`)},
		{"a scalar", "map[s:float32 [] [1]] map[]", file(`{"s":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}`, le(0x3f800000)...)},
		{"a float64", "map[s:float64 [1] [1]] map[]", file(`{"s":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}`, le(0, 0x3ff00000)...)},
		{"negative integers", "map[s:int32 [2] [-1 -2.147483648e+09]] map[]", file(`{"s":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}`, le(0xffffffff, 0x80000000)...)},
		{"bytes in another order than names", "map[a:float32 [1] [2] b:float32 [1] [1]] map[]", file(two(4, 8, 0, 4), le(0x3f800000, 0x40000000)...)},
		{"keys in another order", "map[s:float32 [1] [1]] map[]", file(`{"s":{"data_offsets":[0,4],"shape":[1],"dtype":"F32"}}`, le(0x3f800000)...)},
		{"without elements", "map[e:float32 [0 3] [] w:float32 [1] [1]] map[]", file(`{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"e":{"dtype":"F32","shape":[0,3],"data_offsets":[0,0]}}`, le(0x3f800000)...)},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			got, err := ReadAll(bytes.NewReader(c.file))
			if err != nil {
				t.Fatalf("ReadAll: %v, want %s", err, c.want)
			}
			shown := map[string]string{}
			for name, x := range got.Tensors {
				shown[name] = fmt.Sprint(form(x), " ", x.Float64s())
			}
			if text := fmt.Sprint(shown, " ", got.Metadata); text != c.want {
				t.Errorf("ReadAll = %s, want %s", text, c.want)
			}
		})
	}
}

func TestHeadingIsReproducibleAndAligned(t *testing.T) {
	c := &Contents{
		Tensors:  map[string]*flux.Tensor{"b": flux.Ones(3), "a": flux.Ones(2), "quoted \"ü\" \u2028": flux.Ones(1)},
		Metadata: map[string]string{"z": "1", "a": "line\nbreak"},
	}
	var first bytes.Buffer
	if err := WriteAll(&first, c); err != nil {
		t.Fatal(err)
	}
	if size := binary.LittleEndian.Uint64(first.Bytes()); size%8 != 0 {
		t.Errorf("heading of %d bytes, want a multiple of 8", size)
	}
	for range 10 {
		var again bytes.Buffer
		if err := WriteAll(&again, c); err != nil || !bytes.Equal(again.Bytes(), first.Bytes()) {
			t.Fatalf("the same contents gave other bytes (error %v)", err)
		}
	}
	back, err := ReadAll(&first)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(back.Names(), back.Metadata), fmt.Sprint(c.Names(), c.Metadata); got != want {
		t.Errorf("read back %s, want %s", got, want)
	}
}

func FuzzReadAll(f *testing.F) {
	for _, c := range corrupted() {
		f.Add(c.file)
	}
	f.Add(file(two(0, 4, 4, 8), zeros(8)...))
	f.Fuzz(func(t *testing.T, in []byte) {
		c, err := ReadAll(bytes.NewReader(in))
		if err != nil {
			return
		}
		// What was read can be written, and is read again as the same.
		var out bytes.Buffer
		if err := WriteAll(&out, c); err != nil {
			t.Fatalf("WriteAll of what ReadAll gave: %v", err)
		}
		again, err := ReadAll(&out)
		if err != nil {
			t.Fatalf("ReadAll of what WriteAll gave: %v", err)
		}
		if got, want := again.String(), c.String(); got != want {
			t.Fatalf("read again %s, want %s", got, want)
		}
	})
}
