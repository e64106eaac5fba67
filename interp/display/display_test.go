package display

import (
	"encoding/json"
	"errors"
	"image"
	"image/color"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

type page struct{ Title string }

func (page) HTML() string     { return "<b>page</b>" }
func (page) Markdown() string { return "**page**" }
func (page) String() string   { return "page" }

type drawing struct{ drawn *[]string }

func (d drawing) PNG() []byte         { *d.drawn = append(*d.drawn, "PNG"); return []byte("\x89PNG") }
func (d drawing) SVG() string         { *d.drawn = append(*d.drawn, "SVG"); return "<svg/>" }
func (d drawing) Size() (w, h int)    { return 320, 200 }
func (d drawing) String() string      { return "a drawing" }
func (d drawing) HTML() string        { return "" }
func (d drawing) JSON() (m MIMEMap)   { return nil }
func (d drawing) Unrelated() struct{} { return struct{}{} }

type vector struct{}

func (vector) SVG() string { return "<svg/>" }

type formula struct{}

func (formula) Latex() string { return "$x^2$" }

type renderer struct{}

func (renderer) Render() Data { return Data{Data: MIMEMap{MIMETypeHTML: "<i>r</i>"}} }
func (renderer) HTML() string { return "not asked" }

type simple struct{}

func (simple) SimpleRender() MIMEMap { return MIMEMap{MIMETypeText: "s", MIMETypeMarkdown: "_s_"} }

type standIn struct{ value any }

func (s standIn) Unwrap() any    { return s.value }
func (s standIn) String() string { return "stand-in" }

type ring struct{}

func (r ring) Unwrap() any { return r }

type broken struct{ A int }

func (broken) HTML() string     { panic("no paper") }
func (broken) Markdown() string { return "*broken*" }

type brokenString struct{}

func (brokenString) String() string { panic(errors.New("out of ink")) }

type nilHTML struct{ s string }

func (n *nilHTML) HTML() string { return n.s }

func TestOf(t *testing.T) {
	drawn := []string{}
	tests := []struct {
		name  string
		value any
		want  MIMEMap
	}{
		{"number", 42, MIMEMap{MIMETypeText: "42"}},
		{"float", 0.5, MIMEMap{MIMETypeText: "0.5"}},
		{"string", "a\nb", MIMEMap{MIMETypeText: "a\nb"}},
		{"error", os.ErrNotExist, MIMEMap{MIMETypeText: "file does not exist"}},
		{"struct", struct {
			A int
			b string
		}{1, "x"}, MIMEMap{MIMETypeText: "{A:1 b:x}"}},
		{"all methods", page{"t"}, MIMEMap{MIMETypeText: "page", MIMETypeHTML: "<b>page</b>", MIMETypeMarkdown: "**page**"}},
		{"one picture", drawing{&drawn}, MIMEMap{MIMETypeText: "a drawing", MIMETypePNG: []byte("\x89PNG")}},
		{"svg only", vector{}, MIMEMap{MIMETypeText: "{}", MIMETypeSVG: "<svg/>"}},
		{"latex", formula{}, MIMEMap{MIMETypeText: "{}", MIMETypeLatex: "$x^2$"}},
		{"render", renderer{}, MIMEMap{MIMETypeText: "{}", MIMETypeHTML: "<i>r</i>"}},
		{"simple render", simple{}, MIMEMap{MIMETypeText: "s", MIMETypeMarkdown: "_s_"}},
		{"data", Math("x"), MIMEMap{MIMETypeText: "x", MIMETypeLatex: "$$x$$"}},
		{"stand-in", standIn{page{}}, MIMEMap{MIMETypeText: "stand-in", MIMETypeHTML: "<b>page</b>", MIMETypeMarkdown: "**page**"}},
		{"endless stand-in", ring{}, MIMEMap{MIMETypeText: "{}"}},
		{"panic", broken{1}, MIMEMap{MIMETypeText: "{A:1}\ndisplay.broken.HTML panicked: no paper", MIMETypeMarkdown: "*broken*"}},
		{"panic in String", brokenString{}, MIMEMap{MIMETypeText: "<display.brokenString.String panicked: out of ink>"}},
		{"nil receiver", (*nilHTML)(nil), MIMEMap{MIMETypeText: "<nil>"}},
		{"nil data", (*Data)(nil), MIMEMap{MIMETypeText: "<nil>"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Of(tt.value)
			if !ok {
				t.Fatalf("Of(%T): got nothing", tt.value)
			}
			if !equal(got.Data, tt.want) {
				t.Errorf("Of(%T):\n got %v\nwant %v", tt.value, got.Data, tt.want)
			}
		})
	}
	if want := []string{"PNG"}; !slices.Equal(drawn, want) {
		t.Errorf("the picture was drawn as %v, want %v", drawn, want)
	}
	if d, ok := Of(nil); ok {
		t.Errorf("Of(nil): got %v, want nothing", d)
	}
}

// equal compares two bundles; bytes by value.
func equal(a, b MIMEMap) bool {
	return maps.EqualFunc(a, b, func(x, y any) bool {
		if p, ok := x.([]byte); ok {
			q, ok := y.([]byte)
			return ok && string(p) == string(q)
		}
		return x == y
	})
}

func TestOfPictures(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 3, 2))
	tests := []struct {
		name string
		data Data
		png  bool
		size MIMEMap
	}{
		{"image.Image", must(Of(img)), true, pixels(3, 2)},
		{"Image", Image(img), true, pixels(3, 2)},
		{"sized drawing", must(Of(drawing{new([]string)})), true, pixels(320, 200)},
		{"no pixels", Image(image.NewGray(image.Rectangle{})), false, nil},
		{"endless", Image(image.NewUniform(color.White)), false, nil},
		{"endless value", must(Of(image.NewUniform(color.White))), false, nil},
		{"nil", Image(nil), false, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if b, _ := tt.data.Data[MIMETypePNG].([]byte); (len(b) > 0) != tt.png {
				t.Errorf("PNG of %d bytes, want a picture: %v", len(b), tt.png)
			}
			size, _ := tt.data.Metadata[MIMETypePNG].(MIMEMap)
			if !maps.Equal(size, tt.size) {
				t.Errorf("metadata: got %v, want %v", size, tt.size)
			}
			if tt.data.Text() == "" {
				t.Error("no text form")
			}
		})
	}
}

func must(d Data, ok bool) Data {
	if !ok {
		panic(errors.New("nothing to show"))
	}
	return d
}

func TestConstructors(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	tests := []struct {
		name string
		got  Data
		want MIMEMap
	}{
		{"HTML", HTML("<b>"), MIMEMap{MIMETypeText: "<b>", MIMETypeHTML: "<b>"}},
		{"Markdown", Markdown("# a"), MIMEMap{MIMETypeText: "# a", MIMETypeMarkdown: "# a"}},
		{"JavaScript", JavaScript("1"), MIMEMap{MIMETypeText: "1", MIMETypeJavaScript: "1"}},
		{"SVG", SVG("<svg/>"), MIMEMap{MIMETypeText: "<svg/>", MIMETypeSVG: "<svg/>"}},
		{"Latex", Latex("$a$"), MIMEMap{MIMETypeText: "$a$", MIMETypeLatex: "$a$"}},
		{"Math", Math("a"), MIMEMap{MIMETypeText: "a", MIMETypeLatex: "$$a$$"}},
		{"PNG", PNG([]byte("ab")), MIMEMap{MIMETypeText: "image/png, 2 bytes", MIMETypePNG: []byte("ab")}},
		{"JPEG", JPEG([]byte("ab")), MIMEMap{MIMETypeText: "image/jpeg, 2 bytes", MIMETypeJPEG: []byte("ab")}},
		{"PDF", PDF([]byte("ab")), MIMEMap{MIMETypeText: "application/pdf, 2 bytes", MIMETypePDF: []byte("ab")}},
		{"MakeData text", MakeData(MIMETypeText, 1), MIMEMap{MIMETypeText: 1}},
		{"Any given", Any("text/x", "y"), MIMEMap{MIMETypeText: "y", "text/x": "y"}},
		{"Any guessed", Any("", "<html><body>"), MIMEMap{MIMETypeText: "<html><body>", MIMETypeHTML: "<html><body>"}},
		{"Any value", Any("", 3), MIMEMap{MIMETypeText: "3"}},
		{"Auto nil", Auto(nil), MIMEMap{MIMETypeText: "<nil>"}},
		{"File svg", File(MIMETypeSVG, file("a.svg", "<svg/>")), MIMEMap{MIMETypeText: "<svg/>", MIMETypeSVG: "<svg/>"}},
		{"File png", File("", file("a.png", "\x89PNG\r\n\x1a\n")), MIMEMap{MIMETypeText: "image/png, 8 bytes", MIMETypePNG: []byte("\x89PNG\r\n\x1a\n")}},
		{"File text", File("", file("a.txt", "hello")), MIMEMap{MIMETypeText: "hello"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !equal(tt.got.Data, tt.want) {
				t.Errorf("got %v, want %v", tt.got.Data, tt.want)
			}
			if _, err := json.Marshal(tt.got.Data); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestMIMEAddsText(t *testing.T) {
	data := MIMEMap{MIMETypeHTML: "<b>"}
	d := MIME(data, MIMEMap{"k": 1})
	if d.Data[MIMETypeText] == nil || d.Metadata["k"] != 1 {
		t.Errorf("got %v, want a text form and the metadata", d)
	}
	if len(data) != 1 {
		t.Errorf("the caller's map was written to: %v", data)
	}
}

func TestFileMissing(t *testing.T) {
	defer func() {
		if err, ok := recover().(*os.PathError); !ok || !errors.Is(err, os.ErrNotExist) {
			t.Errorf("got panic %v, want a *os.PathError", err)
		}
	}()
	File("", filepath.Join(t.TempDir(), "none"))
}

type node struct {
	Value int
	Next  *node
}

func TestText(t *testing.T) {
	self := map[string]any{}
	self["self"] = self
	loop := &node{Value: 1}
	loop.Next = loop
	list := []any{1}
	list[0] = list
	var face error
	tests := []struct {
		name  string
		value any
		want  string
	}{
		{"nil", nil, "<nil>"},
		{"pointers followed", &node{1, &node{2, nil}}, "&{Value:1 Next:&{Value:2 Next:<nil>}}"},
		{"map sorted", map[int]string{10: "b", 9: "a"}, "map[9:a 10:b]"},
		{"nil map", map[string]int(nil), "map[]"},
		{"nil slice", []int(nil), "[]"},
		{"empty slices", [][]int{{}, {}, {}}, "[[] [] []]"},
		{"nested", map[string][]float64{"a": {1, 0.5}}, "map[a:[1 0.5]]"},
		{"nil error in a struct", struct{ E error }{face}, "{E:<nil>}"},
		{"Stringer in a slice", []page{{}, {}}, "[page page]"},
		{"infinity", []float64{math.Inf(1), math.NaN()}, "[+Inf NaN]"},
		{"function", strings.ToUpper, "func(string) string"},
		{"nil function", (func())(nil), "<nil>"},
		{"channel", make(chan int), "chan int"},
		{"complex", 1 + 2i, "(1+2i)"},
		{"rune", 'a', "97"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Text(tt.value); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	for name, v := range map[string]any{"map": self, "pointer": loop, "slice": list} {
		t.Run("cycle through a "+name, func(t *testing.T) {
			if got := Text(v); !strings.Contains(got, "…") || len(got) > 1000 {
				t.Errorf("got %d bytes, %.80s, want a short text with an ellipsis", len(got), got)
			}
		})
	}
}

func TestTextIsBounded(t *testing.T) {
	big := make([]float64, 10_000_000)
	wide := map[int]int{}
	for i := range 5000 {
		wide[i] = i
	}
	grid := make([][]string, 2000)
	for i := range grid {
		grid[i] = slices.Repeat([]string{strings.Repeat("x", 300)}, 2000)
	}
	for name, v := range map[string]any{"slice": big, "map": wide, "grid": grid, "string": strings.Repeat("é", maxText)} {
		t.Run(name, func(t *testing.T) {
			got := Text(v)
			if len(got) > maxText+100 || !strings.Contains(got, "more)") || !utf8.ValidString(got) {
				t.Errorf("got %d bytes ending in %q", len(got), got[len(got)-40:])
			}
		})
	}
}

func TestFormsAreComplete(t *testing.T) {
	for _, f := range forms {
		if f.mime == "" || f.method == "" || f.get == nil {
			t.Errorf("incomplete row %q of method %q", f.mime, f.method)
		}
	}
}
