package main

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"math"
)

type header struct {
	magic   [4]byte
	version uint16
	count   uint32
}

func (h header) marshal() []byte {
	b := append([]byte(nil), h.magic[:]...)
	b = binary.LittleEndian.AppendUint16(b, h.version)
	return binary.BigEndian.AppendUint32(b, h.count)
}

func (h *header) unmarshal(b []byte) error {
	if len(b) < 10 {
		return fmt.Errorf("want 10 bytes, got %d", len(b))
	}
	copy(h.magic[:], b)
	h.version = binary.LittleEndian.Uint16(b[4:])
	h.count = binary.BigEndian.Uint32(b[6:])
	return nil
}

func varints(ns ...int64) (b []byte) {
	for _, n := range ns {
		b = binary.AppendVarint(b, n)
	}
	return
}

func main() {
	h := header{[4]byte{'F', 'L', 'U', 'X'}, 3, 1 << 20}
	b := h.marshal()
	fmt.Printf("% x\n", b)
	var back header
	fmt.Println(back.unmarshal(b), back == h, string(back.magic[:]), back.unmarshal(b[:3]))
	v := varints(1, -1, 300, math.MinInt64)
	fmt.Printf("%x\n", v)
	for len(v) > 0 {
		n, size := binary.Varint(v)
		fmt.Print(n, "/", size, " ")
		v = v[size:]
	}
	fmt.Println()
	var buf bytes.Buffer
	binary.Write(&buf, binary.LittleEndian, []float32{1, -2.5})
	binary.Write(&buf, binary.BigEndian, int16(-2))
	fmt.Printf("%x\n", buf.Bytes())
	fs := make([]float32, 2)
	fmt.Println(binary.Read(&buf, binary.LittleEndian, fs), fs, buf.Len())
	var g bytes.Buffer
	enc := gob.NewEncoder(&g)
	fmt.Println(enc.Encode(map[string][]int{"a": {1, 2}}), enc.Encode([]float64{1.5}))
	dec := gob.NewDecoder(&g)
	var m map[string][]int
	var x []float64
	fmt.Println(dec.Decode(&m), m, dec.Decode(&x), x, dec.Decode(&x))
}

// Output:
// 46 4c 55 58 03 00 00 10 00 00
// <nil> true FLUX want 10 bytes, got 3
// 0201d804ffffffffffffffffff01
// 1/1 -1/1 300/2 -9223372036854775808/10
// 0000803f000020c0fffe
// <nil> [1 -2.5] 2
// <nil> <nil>
// <nil> map[a:[1 2]] <nil> [1.5] EOF
