package child

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// messages are all messages that a frame can hold, with something in every field.
func messages() []any {
	data := display.Data{
		Data: display.MIMEMap{
			"text/plain": "sum: \xff é", "image/png": []byte{0x89, 0, 255}, "application/json": map[string]any{
				"n": 3, "x": 0.1, "nothing": nil, "list": []any{true, "a", []any{}}, "big": json.RawMessage("12345678901234567890"),
			},
		},
		Metadata:  display.MIMEMap{"image/png": map[string]any{"width": 320}},
		Transient: display.MIMEMap{},
	}
	return []any{
		&setup{interp.Config{Engine: "auto", Capture: true, Dir: "/x"}, []byte{1}, []string{"a", ""}, 4 << 30, true},
		&readiness{&interp.EngineError{Engine: "native", Why: "not there"}, "engine"},
		&interp.Cell{Name: "cell 1", Source: "x := \"\xff\"\n", Number: 3, Silent: true},
		&question{"fmt.", 4, 1},
		&interp.Completion{Start: 1, End: 4, Items: []interp.Item{{Text: "Println", Kind: "function", Type: "func()", Doc: "d"}, {}}},
		&inspected{data, true},
		&completeness{"incomplete", "\t"},
		&farewell{"out of memory"},
		&printed{1, "stdout", strings.Repeat("x", 1000)},
		&displayed{math.MaxUint64, data},
		&clearance{7, true},
		&ended{9, interp.Result{
			Count: 3, Value: &data, Err: &interp.Error{Kind: "panic", Message: "m", Traceback: []string{"a", "b"}},
			Payloads: []interp.Payload{{Kind: "page", Data: data, Text: "t", Replace: true}},
		}},
		&ended{},
	}
}

func TestRoundTrip(t *testing.T) {
	for _, m := range messages() {
		b, err := marshal(nil, m)
		if err != nil {
			t.Errorf("%T: %v", m, err)
			continue
		}
		got := reflect.New(reflect.TypeOf(m).Elem()).Interface()
		if err := unmarshal(b, got); err != nil {
			t.Errorf("%T: %v", m, err)
		}
		if !reflect.DeepEqual(got, m) {
			t.Errorf("%T: got %+v, want %+v", m, got, m)
		}
		for cut := range b {
			if err := unmarshal(b[:cut], reflect.New(reflect.TypeOf(m).Elem()).Interface()); err == nil {
				t.Errorf("%T: the first %d of %d bytes were taken for all", m, cut, len(b))
			}
		}
		if err := unmarshal(append(b, 0), got); err == nil {
			t.Errorf("%T: a byte too many was taken", m)
		}
	}
}

// TestEveryFieldCrosses fails where a type of package interp has got a field that
// the codec would leave out.
func TestEveryFieldCrosses(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var look func(path string, typ reflect.Type)
	look = func(path string, typ reflect.Type) {
		if seen[typ] {
			return
		}
		seen[typ] = true
		switch typ.Kind() {
		case reflect.Chan, reflect.Func, reflect.UnsafePointer, reflect.Uintptr, reflect.Complex64, reflect.Complex128, reflect.Array:
			t.Errorf("%s: a %s cannot be given to another process", path, typ)
		case reflect.Interface:
			if typ.NumMethod() > 0 {
				t.Errorf("%s: an interface with methods cannot be given to another process", path)
			}
		case reflect.Struct:
			for i := range typ.NumField() {
				if f := typ.Field(i); f.IsExported() {
					look(path+"."+f.Name, f.Type)
				}
			}
		case reflect.Pointer, reflect.Slice, reflect.Map:
			look(path, typ.Elem())
		}
	}
	for _, m := range messages() {
		if _, configured := m.(*setup); !configured { // whose functions stay behind
			look(reflect.TypeOf(m).Elem().String(), reflect.TypeOf(m).Elem())
		}
	}
}

// free values cross as what they become in a notebook.
func TestFreeValues(t *testing.T) {
	type point struct{ X, Y int }
	deep := any("end")
	for range 1000 {
		deep = []any{deep}
	}
	loop := map[string]any{}
	loop["loop"] = loop
	for name, c := range map[string]struct {
		in   any
		want any
	}{
		"struct":         {point{1, 2}, json.RawMessage(`{"X":1,"Y":2}`)},
		"typed map":      {map[string]int{"a": 1}, json.RawMessage(`{"a":1}`)},
		"int64":          {int64(1) << 62, json.RawMessage("4611686018427387904")},
		"not a number":   {math.NaN(), math.NaN()},
		"channel":        {make(chan int), Lost{"json: unsupported type: chan int"}},
		"panics":         {panicking{}, Lost{"child.panicking: no"}},
		"typed nil":      {(*point)(nil), json.RawMessage("null")},
		"nested too far": {deep, nil},
		"endless":        {loop, nil},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := marshal(nil, &displayed{Data: display.Data{Data: display.MIMEMap{"m": c.in}}})
			if err != nil {
				t.Fatal(err)
			}
			var got displayed
			if err := unmarshal(b, &got); err != nil {
				t.Fatal(err)
			}
			v := got.Data.Data["m"]
			if f, ok := v.(float64); ok && math.IsNaN(f) {
				return
			}
			if c.want != nil && !reflect.DeepEqual(v, c.want) {
				t.Errorf("got %#v, want %#v", v, c.want)
			}
		})
	}
}

type panicking struct{}

func (panicking) MarshalJSON() ([]byte, error) { panic("no") }

func TestFunctionsStayBehind(t *testing.T) {
	type config struct{ F func() }
	if _, err := marshal(nil, &config{}); err != nil {
		t.Errorf("a nil function: %v", err)
	}
	var kind *KindError
	if _, err := marshal(nil, &config{func() {}}); !errors.As(err, &kind) {
		t.Errorf("a function: got %v, want a *KindError", err)
	}
}

func TestFrames(t *testing.T) {
	var pipe bytes.Buffer
	w := &frameWriter{w: &pipe}
	large := strings.Repeat("x", 3<<20)
	for i, text := range []string{"", "a", large} {
		if err := w.write(stream, uint64(i), &printed{Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.write(quit, 1<<63, nil); err != nil {
		t.Fatal(err)
	}
	whole := pipe.Bytes()
	r := bufio.NewReader(bytes.NewReader(whole))
	for i, text := range []string{"", "a", large} {
		f, err := readFrame(r)
		var m printed
		if err == nil {
			err = unmarshal(f.body, &m)
		}
		if err != nil || f.kind != stream || f.id != uint64(i) || m.Text != text {
			t.Errorf("frame %d: kind %d, number %d, %d bytes of text (%v)", i, f.kind, f.id, len(m.Text), err)
		}
	}
	if f, err := readFrame(r); err != nil || f.kind != quit || f.id != 1<<63 || len(f.body) != 0 {
		t.Errorf("got %+v (%v)", f, err)
	}
	if _, err := readFrame(r); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
	for _, cut := range []int{1, headerSize - 1, headerSize + 1, len(whole) - 1} {
		r := bufio.NewReader(bytes.NewReader(whole[:cut]))
		var err error
		for err == nil {
			_, err = readFrame(r)
		}
		if !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("cut at %d: %v, want %v", cut, err, io.ErrUnexpectedEOF)
		}
	}
}

func TestFrameThatIsTooLarge(t *testing.T) {
	var size *SizeError
	_, err := readFrame(bufio.NewReader(strings.NewReader("\xff\xff\xff\xff\x01\x00\x00\x00\x00\x00\x00\x00\x00")))
	if !errors.As(err, &size) {
		t.Errorf("got %v, want a *SizeError", err)
	}
}

// FuzzMessages reads any bytes as every message: no panic, no more memory than
// the bytes justify, and what was read can be written and read again.
func FuzzMessages(f *testing.F) {
	for i, m := range messages() {
		b, err := marshal(nil, m)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), b)
	}
	f.Add(uint8(9), []byte("\x00\x02\x00\x06\x08\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01"))
	f.Fuzz(func(t *testing.T, which uint8, b []byte) {
		all := messages()
		typ := reflect.TypeOf(all[int(which)%len(all)]).Elem()
		m := reflect.New(typ).Interface()
		if unmarshal(b, m) != nil {
			return
		}
		again, err := marshal(nil, m)
		if err != nil {
			t.Fatal(err)
		}
		if err := unmarshal(again, reflect.New(typ).Interface()); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzFrames reads any bytes as frames.
func FuzzFrames(f *testing.F) {
	for i, m := range messages() {
		b, err := appendFrame(nil, kind(i), uint64(i), m)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r := bufio.NewReader(bytes.NewReader(b))
		for read := 0; ; {
			fr, err := readFrame(r)
			if err != nil {
				return
			}
			if read += headerSize + len(fr.body); read > len(b) {
				t.Fatalf("%d bytes of frames out of %d", read, len(b))
			}
		}
	})
}
