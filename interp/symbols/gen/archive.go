package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"

	"golang.org/x/tools/go/gcexportdata"
)

// archive returns a zip file with two entries a package: types/PATH, its export
// data in the form that gcexportdata reads, and docs/PATH, a JSON object of docs
// by name. The compiler's own packages have docs only. Entries stand in order and carry no times, so equal contents give
// equal bytes.
func (lib *library) archive(cut func(string) string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, p := range lib.packages {
		if err := lib.addTypes(z, p); err != nil {
			return nil, err
		}
		docs, err := p.docs(cut)
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(docs)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.ImportPath, err)
		}
		if err := add(z, "docs/"+p.ImportPath, text); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// addTypes writes the export data of a package that has any.
func (lib *library) addTypes(z *zip.Writer, p *pkg) error {
	if p.onlyDocs() {
		return nil
	}
	var export bytes.Buffer
	if err := gcexportdata.Write(&export, lib.fset, p.types); err != nil {
		return fmt.Errorf("%s: %w", p.ImportPath, err)
	}
	return add(z, "types/"+p.ImportPath, export.Bytes())
}

// add writes one entry.
func add(z *zip.Writer, name string, content []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}
