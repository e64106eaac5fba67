package checkpoint_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/checkpoint"
	"fluxrepl/flux/nn"
)

func model(seed uint64, hidden int) *nn.ChainLayer {
	flux.Seed(seed)
	return nn.Chain(nn.Dense(4, hidden, nn.ReLU), nn.Dense(hidden, 3))
}

func TestSaveAndLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "m.safetensors")
	saved, loaded := model(1, 8), model(2, 8)
	x := flux.NewSource(3).Normal(0, 1, 5, 4)
	want := fmt.Sprint(saved.Forward(x).Float64s())
	if fmt.Sprint(loaded.Forward(x).Float64s()) == want {
		t.Fatal("two seeds gave the same model, the test would prove nothing")
	}
	if err := checkpoint.Save(path, saved); err != nil {
		t.Fatal(err)
	}
	weight := nn.Parameters(loaded)[0].Tensor
	if err := checkpoint.Load(path, loaded); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(loaded.Forward(x).Float64s()); got != want {
		t.Errorf("output after loading %s, want %s", got, want)
	}
	if nn.Parameters(loaded)[0].Tensor != weight {
		t.Error("Load replaced a tensor; an optimiser's state would lose it")
	}
}

func TestLoadRefusesWhatDoesNotFit(t *testing.T) {
	stored := func() *checkpoint.Contents {
		c := &checkpoint.Contents{Tensors: map[string]*flux.Tensor{}}
		for _, p := range nn.State(model(1, 8)) {
			c.Tensors[p.Path] = p.Tensor
		}
		return c
	}
	tests := []struct {
		name   string
		change func(map[string]*flux.Tensor)
		want   []string
	}{
		{"another shape", func(m map[string]*flux.Tensor) { m["layers.1.weight"] = flux.Ones(3, 9) },
			[]string{`tensor "layers.1.weight"`, "want float32 [3 8], got float32 [3 9]"}},
		{"another type", func(m map[string]*flux.Tensor) { m["layers.1.bias"] = flux.New64([]float64{1, 2, 3}) },
			[]string{`tensor "layers.1.bias"`, "want float32 [3], got float64 [3]"}},
		{"one missing", func(m map[string]*flux.Tensor) { delete(m, "layers.0.bias") },
			[]string{`tensor "layers.0.bias": missing in the file`}},
		{"two missing", func(m map[string]*flux.Tensor) { delete(m, "layers.0.bias"); delete(m, "layers.1.bias") },
			[]string{`tensor "layers.0.bias": missing in the file (and 1 more: "layers.1.bias")`}},
		{"one too many", func(m map[string]*flux.Tensor) { m["layers.2.bias"] = flux.Ones(3) },
			[]string{`tensor "layers.2.bias": not in the model`}},
		{"another name", func(m map[string]*flux.Tensor) { m["Bias"] = m["layers.1.bias"]; delete(m, "layers.1.bias") },
			[]string{`tensor "layers.1.bias": missing in the file; the file has "Bias", which the model has not`}},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "m.safetensors")
			contents := stored()
			c.change(contents.Tensors)
			if err := checkpoint.SaveAll(path, contents); err != nil {
				t.Fatal(err)
			}
			m := model(2, 8)
			before := fmt.Sprint(flux.Concat(0, m.Forward(flux.Eye(4))).Float64s())
			err := checkpoint.Load(path, m)
			for _, part := range append(c.want, path) {
				if err == nil || !strings.Contains(err.Error(), part) {
					t.Errorf("Load: %v, want an error with %q", err, part)
				}
			}
			if after := fmt.Sprint(m.Forward(flux.Eye(4)).Float64s()); after != before {
				t.Errorf("a failed Load changed the model")
			}
		})
	}
}

func TestFilesThatCannotBe(t *testing.T) {
	dir := t.TempDir()
	var none *nn.ChainLayer
	tests := []struct {
		name string
		err  error
		is   error
		want string
	}{
		{"load what is not there", checkpoint.Load(filepath.Join(dir, "no"), model(1, 2)), fs.ErrNotExist, "no"},
		{"save in a folder that is not there", checkpoint.Save(filepath.Join(dir, "no", "m"), model(1, 2)), fs.ErrNotExist, "m"},
		{"save over a folder", checkpoint.Save(dir, model(1, 2)), nil, "is a folder"},
		{"load a folder", checkpoint.Load(dir, model(1, 2)), nil, "reading failed"},
		{"save nil", checkpoint.Save(filepath.Join(dir, "m"), nil), nil, "nil"},
		{"save a nil model", checkpoint.Save(filepath.Join(dir, "m"), none), nil, "nil"},
		{"save what has no parameters", checkpoint.Save(filepath.Join(dir, "m"), nn.Chain(nn.ReLU)), nil, "has no parameters"},
		{"load into nil", checkpoint.Load(filepath.Join(dir, "m"), nil), fs.ErrNotExist, "m"},
		{"a reserved name", checkpoint.SaveAll(filepath.Join(dir, "m"), &checkpoint.Contents{Tensors: map[string]*flux.Tensor{"__metadata__": flux.Ones(1)}}), nil, "keeps this name"},
		{"a nil tensor", checkpoint.SaveAll(filepath.Join(dir, "m"), &checkpoint.Contents{Tensors: map[string]*flux.Tensor{"w": nil}}), nil, `tensor "w": is nil`},
	}
	for _, c := range tests {
		var e *checkpoint.Error
		if !errors.As(c.err, &e) || !strings.Contains(c.err.Error(), c.want) || (c.is != nil && !errors.Is(c.err, c.is)) {
			t.Errorf("%s: %v, want a *checkpoint.Error with %q", c.name, c.err, c.want)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("failed saves left %v behind (%v)", left, err)
	}
}

// broken fails after a number of bytes, as a full disk does.
type broken struct{ room int }

var errFull = errors.New("no space left")

func (b *broken) Write(p []byte) (int, error) {
	if b.room -= len(p); b.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteReportsAFullDisk(t *testing.T) {
	for _, room := range []int{0, 8, 300} {
		if err := checkpoint.Write(&broken{room}, model(1, 8)); !errors.Is(err, errFull) {
			t.Errorf("room for %d bytes: %v, want %v", room, err, errFull)
		}
	}
}

func TestSaveReplacesAndKeepsThePermissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "m.safetensors")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := checkpoint.Save(path, model(1, 8)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("after saving over a file of mode 600: %v (%v)", info.Mode(), err)
	}
	c, err := checkpoint.LoadAll(path)
	if err != nil || len(c.Tensors) != 4 {
		t.Errorf("LoadAll: %v, %v; want 4 tensors", c, err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("files after saving: %v, want one", left)
	}
}

func TestEveryTypeSurvives(t *testing.T) {
	source := flux.NewSource(1)
	long := source.Normal(0, 1, 70, 1001) // more than one chunk
	c := &checkpoint.Contents{Tensors: map[string]*flux.Tensor{
		"f32": long, "f64": long.To(flux.Float64), "i32": flux.Ints([]int{-1, 0, 1 << 30}),
		"scalar": flux.Scalar(2.5), "view": long.Slice(3, 5),
	}}
	var b bytes.Buffer
	if err := checkpoint.WriteAll(&b, c); err != nil {
		t.Fatal(err)
	}
	back, err := checkpoint.ReadAll(&b)
	if err != nil {
		t.Fatal(err)
	}
	if back.String() != c.String() {
		t.Errorf("read back %v, want %v", back, c)
	}
	for name, want := range c.Tensors {
		if fmt.Sprint(back.Tensors[name].Float64s()) != fmt.Sprint(want.Float64s()) {
			t.Errorf("%s: other values came back", name)
		}
	}
}
