//go:build unix

package guard

import "golang.org/x/sys/unix"

// pages returns whole pages of at least size bytes between two forbidden ones.
func pages(t TB, size int) []byte {
	t.Helper()
	page := unix.Getpagesize()
	inner := max(1, (size+page-1)/page) * page
	all, err := unix.Mmap(-1, 0, inner+2*page, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := unix.Munmap(all); err != nil {
			t.Fatal(err)
		}
	})
	for _, edge := range [][]byte{all[:page], all[page+inner:]} {
		if err := unix.Mprotect(edge, unix.PROT_NONE); err != nil {
			t.Fatal(err)
		}
	}
	return all[page : page+inner]
}
