package interp

import (
	"context"
	"strings"
	"testing"
)

// TestRefused: what a cell cannot do rightly is refused before it runs, with
// a sentence. Nothing of the cell has happened then.
func TestRefused(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"list that contains itself", "type Tree []Tree\nvar t Tree\nfmt.Println(len(t))", "the type Tree contains itself without a struct in between"},
		{"function type that returns itself", "type State func() State\nvar s State\nfmt.Println(s == nil)", "the type State contains itself without a struct in between"},
		{"map that contains itself", "type Dir map[string]Dir\nfmt.Println(Dir{})", "the type Dir contains itself without a struct in between"},
		{"map keys of a compiled interface", "m := map[fmt.Stringer]int{}\nfmt.Println(m)", "keys of the interface type fmt.Stringer"},
		{"pointers to like structs", "type A struct{ X int }\ntype B struct{ X int }\na := &A{1}\nfmt.Println((*B)(a).X)", "the conversion of *A to *B"},
		{"reflection over a cell's type", "type T struct{ x int }\nfmt.Println(reflect.TypeOf(T{}))", "reflect.TypeOf cannot see T as a compiled program would"},
		{"deep comparison of a cell's type", "type T struct{ x []int }\nfmt.Println(reflect.DeepEqual(T{}, T{}))", "reflect.DeepEqual cannot see T"},
		{"templates over a cell's type", "type T struct{ X int }\ntemplate.Must(template.New(\"\").Parse(\"{{.X}}\")).Execute(os.Stdout, T{1})", "looks at the type of its argument"},
		{"xml of a cell's type", "type T struct{ X int }\nb, _ := xml.Marshal(T{1})\nfmt.Println(string(b))", "xml.Marshal looks at the type of its argument"},
		{"assignment to a compiled variable", "os.Args = nil", "os.Args is a variable of a compiled package"},
		{"address of a compiled variable", "p := &os.Args\nfmt.Println(p)", "os.Args is a variable of a compiled package"},
		{"signals", "c := make(chan os.Signal, 1)\nsignal.Notify(c)", "interrupts end a cell"},
		{"generic types of compiled packages", "var p atomic.Pointer[int]\nfmt.Println(p.Load() == nil)", "atomic.Pointer is generic"},
		{"goto out of a range over a function", "func f(y func(int) bool) { y(1) }\nfunc g() {\nfor range f { goto end }\nend:\nfmt.Println(1)\n}\ng()", "goto out of a loop over a function"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := New(Config{Engine: Interpreted, Capture: true})
			if err != nil {
				t.Fatal(err)
			}
			var out recorder
			res := s.Execute(context.Background(), Cell{Source: "fmt.Println(\"ran\")\n" + tt.src}, &out)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			switch {
			case res.Err == nil:
				t.Fatalf("ran and printed %q, want a refusal: %s", out.stdout.String(), tt.want)
			case res.Err.Kind != "unsupported" || !strings.Contains(res.Err.Message, tt.want):
				t.Errorf("%s: %s\nwant unsupported: …%s…", res.Err.Kind, res.Err.Message, tt.want)
			case out.stdout.Len() > 0:
				t.Errorf("refused after it printed %q", out.stdout.String())
			}
		})
	}
}
