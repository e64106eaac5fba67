package native

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"slices"
)

// symbolObject returns a shared object (ELF, x86-64 or the machine given) that
// holds nothing but absolute symbols: names for addresses. Opened before a
// plugin and with its symbols visible to all, it wins over what the plugin
// would define itself.
func symbolObject(machine elf.Machine, name string, symbols map[string]uintptr) []byte {
	names := make([]string, 0, len(symbols))
	for n := range symbols {
		names = append(names, n)
	}
	slices.Sort(names)

	str := []byte{0}
	add := func(s string) uint32 {
		at := len(str)
		str = append(append(str, s...), 0)
		return uint32(at)
	}
	table := make([]elf.Sym64, 1, len(names)+1)
	for _, n := range names {
		table = append(table, elf.Sym64{
			Name: add(n), Info: elf.ST_INFO(elf.STB_GLOBAL, elf.STT_OBJECT),
			Shndx: uint16(elf.SHN_ABS), Value: uint64(symbols[n]), Size: 8,
		})
	}
	soname := add(name)

	headerSize := binary.Size(elf.Header64{}) + 2*binary.Size(elf.Prog64{})
	l := &layout{at: uint64(headerSize)}
	symAt := l.put(table)
	strAt := l.put(str)
	hashAt := l.put(hashTable(names))
	dynamic := []elf.Dyn64{
		{Tag: int64(elf.DT_SONAME), Val: uint64(soname)},
		{Tag: int64(elf.DT_HASH), Val: hashAt},
		{Tag: int64(elf.DT_STRTAB), Val: strAt},
		{Tag: int64(elf.DT_STRSZ), Val: uint64(len(str))},
		{Tag: int64(elf.DT_SYMTAB), Val: symAt},
		{Tag: int64(elf.DT_SYMENT), Val: elf.Sym64Size},
		{},
	}
	dynAt := l.put(dynamic)

	var out bytes.Buffer
	write := func(v any) { _ = binary.Write(&out, binary.LittleEndian, v) } // into memory
	header := elf.Header64{
		Type: uint16(elf.ET_DYN), Machine: uint16(machine), Version: uint32(elf.EV_CURRENT),
		Phoff: uint64(binary.Size(elf.Header64{})), Ehsize: uint16(binary.Size(elf.Header64{})),
		Phentsize: uint16(binary.Size(elf.Prog64{})), Phnum: 2,
	}
	copy(header.Ident[:], elf.ELFMAG)
	header.Ident[elf.EI_CLASS], header.Ident[elf.EI_DATA], header.Ident[elf.EI_VERSION] = byte(elf.ELFCLASS64), byte(elf.ELFDATA2LSB), byte(elf.EV_CURRENT)
	write(header)
	write(elf.Prog64{Type: uint32(elf.PT_LOAD), Flags: uint32(elf.PF_R | elf.PF_W), Filesz: l.at, Memsz: l.at, Align: 0x10000})
	write(elf.Prog64{Type: uint32(elf.PT_DYNAMIC), Flags: uint32(elf.PF_R | elf.PF_W), Off: dynAt, Vaddr: dynAt, Paddr: dynAt, Filesz: l.at - dynAt, Memsz: l.at - dynAt, Align: 8})
	out.Write(l.body.Bytes())
	return out.Bytes()
}

// layout puts pieces one behind the other, each at a multiple of eight.
type layout struct {
	body bytes.Buffer
	at   uint64 // where the next byte lies in the file
}

func (l *layout) put(v any) (at uint64) {
	for l.at%8 != 0 {
		l.body.WriteByte(0)
		l.at++
	}
	at = l.at
	n := l.body.Len()
	_ = binary.Write(&l.body, binary.LittleEndian, v) // into memory
	l.at += uint64(l.body.Len() - n)
	return at
}

// hashTable is the classic hash table of ELF over the names, which are symbols
// 1, 2, ….
func hashTable(names []string) []uint32 {
	buckets := uint32(len(names)/2 + 1)
	chain := make([]uint32, len(names)+1)
	first := make([]uint32, buckets)
	for i, n := range names {
		h := elfHash(n) % buckets
		chain[i+1], first[h] = first[h], uint32(i+1)
	}
	return slices.Concat([]uint32{buckets, uint32(len(chain))}, first, chain)
}

// elfHash is the hash function of the ELF specification.
func elfHash(s string) uint32 {
	var h uint32
	for i := range len(s) {
		h = h<<4 + uint32(s[i])
		if g := h & 0xf0000000; g != 0 {
			h ^= g >> 24
		}
		h &= 0x0fffffff
	}
	return h
}
