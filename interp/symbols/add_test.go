package symbols

import (
	"bytes"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/gcexportdata"
)

// exportOf makes export data of a package with a function that returns a
// fmt.Stringer.
func exportOf(t *testing.T, path string) []byte {
	t.Helper()
	std, err := Import("fmt")
	if err != nil {
		t.Fatal(err)
	}
	p := types.NewPackage(path, "offered")
	result := types.NewTuple(types.NewParam(token.NoPos, p, "", std.Scope().Lookup("Stringer").Type()))
	p.Scope().Insert(types.NewFunc(token.NoPos, p, "New", types.NewSignatureType(nil, nil, nil, nil, result, false)))
	p.SetImports([]*types.Package{std})
	p.MarkComplete()
	var b bytes.Buffer
	if err := gcexportdata.Write(&b, token.NewFileSet(), p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// modules counts the modules of the tests: what was imported stays.
var modules int

func unusedModule() string {
	modules++
	return fmt.Sprintf("symbols.test/m%dx", modules)
}

func TestOffer(t *testing.T) {
	module := unusedModule()
	path := module + "/sub"
	data := exportOf(t, path)
	asked := ""
	withdraw := Offer(module, func(path string) ([]byte, map[string]string, error) {
		asked = path
		return data, map[string]string{"New": "New makes."}, nil
	})
	other := Offer(module[:len(module)-1], func(string) ([]byte, map[string]string, error) {
		t.Error("asked the wrong module")
		return nil, nil, errors.New("wrong")
	})
	defer other()
	p, err := Import(path)
	if err != nil || asked != path {
		t.Fatalf("got %v %v, asked for %q", p, err, asked)
	}
	std, err := Import("fmt")
	if err != nil {
		t.Fatal(err)
	}
	got := p.Scope().Lookup("New").Type().(*types.Signature).Results().At(0).Type()
	if want := std.Scope().Lookup("Stringer").Type(); !types.Identical(got, want) {
		t.Errorf("New returns %v, another fmt.Stringer than that of fmt", got)
	}
	if doc := Doc(path, "New"); doc != "New makes." {
		t.Errorf("doc: %q", doc)
	}
	withdraw()
	if again, err := Import(path); again != p || err != nil {
		t.Errorf("after the offer: %v %v, want the same package", again, err)
	}
	if _, err := Import(module + "/new"); !isUnknown(err) {
		t.Errorf("a new package after the offer: got %v, want an *ImportError", err)
	}
}

func TestOfferThatFails(t *testing.T) {
	broken := errors.New("broken")
	defer Offer("symbols.test/fails", func(string) ([]byte, map[string]string, error) { return nil, nil, broken })()
	if _, err := Import("symbols.test/fails/x"); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
	defer Offer("symbols.test/damaged", func(string) ([]byte, map[string]string, error) { return []byte("u nonsense"), nil, nil })()
	if p, err := Import("symbols.test/damaged"); err == nil {
		t.Errorf("damaged export data gives %v", p)
	}
}

func TestReady(t *testing.T) {
	path := unusedModule()
	data := exportOf(t, path)
	begun, goOn := make(chan bool), make(chan bool)
	defer Offer(path, func(string) ([]byte, map[string]string, error) {
		begun <- true
		<-goOn
		return data, nil, nil
	})()
	for range 2 { // the second finds that the first has begun
		if _, err := ReadyImporter().Import(path); !isUnknown(err) {
			t.Fatalf("got %v, want an *ImportError while the package is loaded", err)
		}
	}
	<-begun
	goOn <- true
	// Import loads it too, if the background has not yet.
	imported := make(chan *types.Package)
	go func() {
		p, err := Import(path)
		if err != nil {
			t.Error(err)
		}
		imported <- p
	}()
	for {
		select {
		case <-begun:
			goOn <- true
			continue
		case p := <-imported:
			if again, err := Ready(path); again != p || err != nil {
				t.Errorf("got %v %v, want %v", again, err, p)
			}
		}
		break
	}
	if p, err := Ready("fmt"); err != nil || p.Path() != "fmt" {
		t.Errorf("fmt: %v %v", p, err)
	}
}

func isUnknown(err error) bool {
	_, ok := errors.AsType[*ImportError](err)
	return ok
}
