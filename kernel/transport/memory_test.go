package transport

import (
	"errors"
	"fmt"
	"testing"
)

func TestMemoryClosed(t *testing.T) {
	m := NewMemory()
	m.Close()
	m.Close()
	if _, err := m.Recv(Shell); !errors.Is(err, ErrClosed) {
		t.Errorf("Recv: got %v, want ErrClosed", err)
	}
	if err := m.Send(IOPub, nil); !errors.Is(err, ErrClosed) {
		t.Errorf("Send: got %v, want ErrClosed", err)
	}
}

func ExampleMemory() {
	m := NewMemory()
	defer m.Close()
	m.Put(Shell, [][]byte{[]byte("client"), []byte("question")})
	frames, _ := m.Recv(Shell)
	m.Send(Shell, [][]byte{frames[0], []byte("answer")})
	fmt.Printf("%s\n", <-m.Out(Shell))
	m.Put(Heartbeat, [][]byte{[]byte("ping")})
	fmt.Printf("%s\n", <-m.Out(Heartbeat))
	// Output:
	// [client answer]
	// [ping]
}
