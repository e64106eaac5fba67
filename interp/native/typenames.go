package native

import (
	"bytes"
	"debug/elf"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// A generic type's name holds the import paths of its type arguments, as in
// main.Pair[int,main.point]. In a plugin that is the path of the cell's package
// where a compiled program has main. Paths of cells have as many letters as
// main, so that the names can be put right in the file, before it is opened.

// pathDigits are what a path consists of behind its first letter.
const pathDigits = 3

// packagePath is the import path of the n-th cell's package: r001, r002, … in
// base 36. When these are used up it is longer, and names of types show it.
func packagePath(n int64) string {
	s := strconv.FormatInt(n, 36)
	for len(s) < pathDigits {
		s = "0" + s
	}
	return "r" + s
}

// cellPath matches a path of a cell's package in the name of a type, where it
// stands for main.
var cellPath = regexp.MustCompile(`r[0-9a-z]{3}\.`)

// nameTypes puts the type names in a plugin's file right.
func nameTypes(file string) (err error) {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	object, err := elf.NewFile(f)
	if err != nil {
		return fmt.Errorf("read the plugin: %w", err)
	}
	for _, s := range object.Sections {
		find := finder(s)
		if find == nil {
			continue
		}
		data, err := s.Data()
		if err != nil {
			return fmt.Errorf("read the plugin: %w", err)
		}
		for _, at := range find(data) {
			if _, err := f.WriteAt([]byte("main"), int64(s.Offset)+int64(at)); err != nil {
				return err
			}
		}
	}
	return nil
}

// finder returns what finds the names in a section, nil for a section without.
func finder(s *elf.Section) func([]byte) []int {
	switch {
	case s.Type != elf.SHT_PROGBITS:
		return nil
	case s.Name == ".rodata" || s.Name == ".data.rel.ro":
		return renameIn
	case strings.HasSuffix(s.Name, "gopclntab"):
		return methodsIn
	}
	return nil
}

// method matches the name of a method in the runtime's table of functions:
// the runtime's own messages mention it, as in "value method main.T.M called
// using nil *T pointer". The writer's functions begin with an underscore.
var method = regexp.MustCompile(`\x00r[0-9a-z]{3}\.[^_\x00]`)

func methodsIn(data []byte) (places []int) {
	for _, m := range method.FindAllIndex(data, -1) {
		places = append(places, m[0]+1)
	}
	return places
}

// renameIn finds the paths to be replaced: those within the brackets of a
// type's name.
func renameIn(data []byte) (places []int) {
	for at := 0; ; {
		m := cellPath.FindIndex(data[at:])
		if m == nil {
			return places
		}
		i := at + m[0]
		at = i + 1
		if i > 0 && bytes.IndexByte([]byte("[,*]( "), data[i-1]) >= 0 && inTypeName(data, i) {
			places = append(places, i)
		}
	}
}

// maxName bounds the names that are looked at.
const maxName = 1 << 14

// inTypeName says that a place lies in a name as the runtime keeps them: a
// byte of flags, the length as a varint, and the text, which for a type begins
// with a star.
func inTypeName(data []byte, place int) bool {
	for start := place; start > 1 && place-start < maxName; start-- {
		if c := data[start]; c < ' ' || c >= 0x7f {
			return false // no text in between
		}
		if data[start] != '*' {
			continue
		}
		for width := 1; width <= 2 && width < start; width++ {
			n, ok := varint(data[start-width : start])
			if ok && n <= math.MaxInt16 && place < start+n && data[start-width-1] <= 7 && bytes.IndexByte(data[start:place], '[') >= 0 {
				return true
			}
		}
	}
	return false
}

// varint reads a number that fills all of b.
func varint(b []byte) (n int, ok bool) {
	for i, c := range b {
		n |= int(c&0x7f) << (7 * i)
		if (c&0x80 == 0) != (i == len(b)-1) {
			return 0, false
		}
	}
	return n, true
}
