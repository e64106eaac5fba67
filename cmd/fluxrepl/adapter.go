package main

import (
	"context"
	"fmt"
	"go/parser"
	"runtime"
	"strings"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
	"fluxrepl/kernel"
)

// interpreter makes a kernel.Interpreter of a session: package kernel knows no
// Go, package interp no Jupyter.
type interpreter struct{ session session }

// Info describes Go and this kernel to front ends.
func (i *interpreter) Info() kernel.Info {
	return kernel.Info{
		Implementation: kernelName, ImplementationVersion: version(),
		Language: "go", LanguageVersion: strings.TrimPrefix(runtime.Version(), "go"),
		FileExtension: ".go", MIMEType: "text/x-go",
		PygmentsLexer: "go", CodeMirrorMode: "go", NBConvertExporter: "script",
		Banner: banner(),
		HelpLinks: []kernel.HelpLink{
			{Text: "A tour of Go", URL: "https://go.dev/tour/"},
			{Text: "Go's standard library", URL: "https://pkg.go.dev/std"},
		},
	}
}

func banner() string {
	return fmt.Sprintf("fluxrepl %s, %s: cells of Go with tensors, gradients and plots", version(), runtime.Version())
}

// Execute runs a cell under the kernel's number.
func (i *interpreter) Execute(ctx context.Context, req kernel.ExecuteRequest, out kernel.Output) kernel.ExecuteResult {
	cell := interp.Cell{Source: req.Code, Number: req.Count, Silent: !req.StoreHistory}
	if req.Count > 0 {
		cell.Name = fmt.Sprintf("cell %d", req.Count)
	}
	res := i.session.Execute(ctx, cell, kernelOutput{out})
	var r kernel.ExecuteResult
	if res.Value != nil {
		b := bundle(*res.Value)
		r.Data = &b
	}
	if res.Err != nil {
		r.Err = kernelError(res.Err)
	}
	for _, p := range res.Payloads {
		r.Payloads = append(r.Payloads, payload(p))
	}
	return r
}

func payload(p interp.Payload) kernel.Payload {
	if p.Kind == interp.PayloadPage {
		b := bundle(p.Data)
		return kernel.Payload{Page: &b}
	}
	return kernel.Payload{Input: p.Text, Replace: p.Replace}
}

// Evaluate runs one of a request's user expressions.
func (i *interpreter) Evaluate(ctx context.Context, expression string) (kernel.Bundle, *kernel.Error) {
	if _, err := parser.ParseExpr(expression); err != nil { // a statement could change the session
		return kernel.Bundle{}, &kernel.Error{Name: "syntax error", Value: err.Error()}
	}
	res := i.session.Execute(ctx, interp.Cell{Name: "user expression", Source: expression, Silent: true}, discard{})
	switch {
	case res.Err != nil:
		return kernel.Bundle{}, kernelError(res.Err)
	case res.Value == nil:
		return kernel.Bundle{}, &kernel.Error{Name: "error", Value: "the expression has no value"}
	}
	return bundle(*res.Value), nil
}

// Complete lists what can stand at the cursor.
func (i *interpreter) Complete(code string, cursor int) kernel.Completion {
	c := i.session.Complete(code, cursor)
	out := kernel.Completion{Start: c.Start, End: c.End, Matches: make([]kernel.Match, len(c.Items))}
	for j, item := range c.Items {
		out.Matches[j] = kernel.Match{Text: item.Text, Type: item.Kind, Signature: item.Type}
	}
	return out
}

// Inspect tells about the name at the cursor.
func (i *interpreter) Inspect(code string, cursor, detail int) (kernel.Bundle, bool) {
	d, ok := i.session.Inspect(code, cursor, detail)
	return bundle(d), ok
}

// IsComplete says whether a cell can run as it stands.
func (i *interpreter) IsComplete(code string) (status, indent string) {
	return i.session.IsComplete(code)
}

// Stop ends a cell that was interrupted in vain, if the session can do that.
func (i *interpreter) Stop() {
	if s, ok := i.session.(forcible); ok {
		s.Stop()
	}
}

// Close ends the session.
func (i *interpreter) Close() error { return i.session.Close() }

// kernelOutput passes what a cell shows on to the kernel.
type kernelOutput struct{ out kernel.Output }

func (k kernelOutput) Stream(name, text string) { k.out.Stream(name, text) }
func (k kernelOutput) Display(d display.Data)   { k.out.Display(bundle(d)) }
func (k kernelOutput) ClearOutput(wait bool)    { k.out.ClearOutput(wait) }

// discard is the output of an expression that only has a value.
type discard struct{}

func (discard) Stream(string, string) {}
func (discard) Display(display.Data)  {}
func (discard) ClearOutput(bool)      {}

func bundle(d display.Data) kernel.Bundle {
	return kernel.Bundle{Data: d.Data, Metadata: d.Metadata, Transient: d.Transient}
}

func kernelError(e *interp.Error) *kernel.Error {
	return &kernel.Error{Name: e.Kind, Value: e.Message, Traceback: coloured(e)}
}
