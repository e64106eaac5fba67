package main

import (
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
)

// dumper is a writer that prints rows of bytes.
type dumper struct {
	w    io.Writer
	addr int
	row  []byte
}

func (d *dumper) Write(p []byte) (n int, err error) {
	for _, b := range p {
		d.row = append(d.row, b)
		if len(d.row) == 8 {
			if err := d.flush(); err != nil {
				return n, err
			}
		}
		n++
	}
	return n, nil
}

func (d *dumper) flush() error {
	if len(d.row) == 0 {
		return nil
	}
	var text strings.Builder
	for _, b := range d.row {
		if b < 32 || b > 126 {
			b = '.'
		}
		text.WriteByte(b)
	}
	_, err := fmt.Fprintf(d.w, "%04x  % -24x|%s|\n", d.addr, d.row, text.String())
	d.addr += len(d.row)
	d.row = d.row[:0]
	return err
}

func (d *dumper) Close() error { return d.flush() }

func dump(s string) {
	var d io.WriteCloser = &dumper{w: os.Stdout}
	defer d.Close()
	io.Copy(d, strings.NewReader(s))
}

func main() {
	dump("Hello,\tworld\x00\xff and more\n")
	fmt.Print(hex.Dump([]byte("Hello, hex dump of the package")))
	fmt.Println(hex.EncodeToString([]byte("flux")))
	b, err := hex.DecodeString("666c757g")
	fmt.Println(string(b), err)
	fmt.Printf("%x % X %#x %q\n", "abc", []byte("abc"), "abc", [3]byte{1, 65, 200})
}

// Output:
// 0000  48 65 6c 6c 6f 2c 09 77 |Hello,.w|
// 0008  6f 72 6c 64 00 ff 20 61 |orld.. a|
// 0010  6e 64 20 6d 6f 72 65 0a |nd more.|
// 00000000  48 65 6c 6c 6f 2c 20 68  65 78 20 64 75 6d 70 20  |Hello, hex dump |
// 00000010  6f 66 20 74 68 65 20 70  61 63 6b 61 67 65        |of the package|
// 666c7578
// flu encoding/hex: invalid byte: U+0067 'g'
// 616263 61 62 63 0x616263 "\x01A\xc8"
