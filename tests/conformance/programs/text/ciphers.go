package main

import (
	"fmt"
	"strings"
)

type Cipher interface {
	Encrypt(string) string
	Decrypt(string) string
}

type Caesar int

func shift(r rune, n int) rune {
	switch {
	case 'a' <= r && r <= 'z':
		return 'a' + (r-'a'+rune(n)+26)%26
	case 'A' <= r && r <= 'Z':
		return 'A' + (r-'A'+rune(n)+26)%26
	}
	return r
}

func (c Caesar) Encrypt(s string) string {
	return strings.Map(func(r rune) rune { return shift(r, int(c)) }, s)
}
func (c Caesar) Decrypt(s string) string { return (26 - c).Encrypt(s) }

type Vigenere struct{ Key string }

func (v Vigenere) run(s string, sign int) string {
	i := 0
	return strings.Map(func(r rune) rune {
		out := shift(r, sign*int(v.Key[i%len(v.Key)]-'a'))
		if out != r || r >= 'a' && r <= 'z' {
			i++
		}
		return out
	}, s)
}
func (v Vigenere) Encrypt(s string) string { return v.run(s, 1) }
func (v Vigenere) Decrypt(s string) string { return v.run(s, -1) }

type RailFence struct{ rails int }

func (f *RailFence) order(n int) (idx []int) {
	rows := make([][]int, f.rails)
	for i, r, d := 0, 0, 1; i < n; i, r = i+1, r+d {
		rows[r] = append(rows[r], i)
		if r+d < 0 || r+d >= f.rails {
			d = -d
		}
	}
	for _, row := range rows {
		idx = append(idx, row...)
	}
	return
}

func (f *RailFence) Encrypt(s string) string {
	out := make([]byte, 0, len(s))
	for _, i := range f.order(len(s)) {
		out = append(out, s[i])
	}
	return string(out)
}

func (f *RailFence) Decrypt(s string) string {
	out := make([]byte, len(s))
	for k, i := range f.order(len(s)) {
		out[i] = s[k]
	}
	return string(out)
}

type Chain []Cipher

func (c Chain) Encrypt(s string) string {
	for _, x := range c {
		s = x.Encrypt(s)
	}
	return s
}
func (c Chain) Decrypt(s string) string {
	for i := range c {
		s = c[len(c)-1-i].Decrypt(s)
	}
	return s
}

func main() {
	msg := "attack at dawn"
	for _, c := range []Cipher{Caesar(3), Caesar(13), Vigenere{"lemon"}, &RailFence{3}, Chain{Caesar(5), &RailFence{2}, Vigenere{Key: "zq"}}} {
		e := c.Encrypt(msg)
		fmt.Printf("%T %q %t\n", c, e, c.Decrypt(e) == msg)
	}
	fmt.Println(Caesar(1).Encrypt("Xyz, Abc!"))
}

// Output:
// main.Caesar "dwwdfn dw gdzq" true
// main.Caesar "nggnpx ng qnja" true
// main.Vigenere "lxfopv ef rnhr" true
// *main.RailFence "actwtaka ant d" true
// main.Chain "eog ohrxvov ei" true
// Yza, Bcd!
