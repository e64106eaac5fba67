package checkpoint

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Save writes the model's parameters and buffers to the file of that path, in
// one step: an old file of that name stays as it is until the new one is
// complete and on the disk. The error is an *Error that names the file.
func Save(path string, model any) error {
	return replace(path, func(w io.Writer) error { return Write(w, model) })
}

// Load reads the file of that path into the model; see [Read] for what must
// agree. The error is an *Error that names the file and the tensor.
func Load(path string, model any) error {
	return open(path, func(r io.Reader) error { return Read(r, model) })
}

// SaveAll writes tensors and metadata to the file of that path, as Save does.
func SaveAll(path string, c *Contents) error {
	return replace(path, func(w io.Writer) error { return WriteAll(w, c) })
}

// LoadAll reads everything in the file of that path.
func LoadAll(path string) (c *Contents, err error) {
	err = open(path, func(r io.Reader) error {
		c, err = ReadAll(r)
		return err
	})
	return c, err
}

// open reads a file and names it in the error.
func open(path string, read func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return in(path, bare(err))
	}
	defer func() { _ = f.Close() }() // only read from
	return in(path, read(f))
}

// replace writes a new file beside the old one and renames it.
func replace(path string, write func(io.Writer) error) error {
	f, err := create(path)
	if err != nil {
		return in(path, bare(err))
	}
	if err := finish(f, write); err != nil {
		_ = os.Remove(f.Name()) // the first error is the one to tell
		return in(path, bare(err))
	}
	if err := os.Rename(f.Name(), path); err != nil {
		_ = os.Remove(f.Name())
		return in(path, bare(err))
	}
	return nil
}

// finish writes the file, waits until the disk has it, and closes it.
func finish(f *os.File, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(f, chunk)
	err := write(b)
	if err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = f.Sync() // a rename may reach the disk before the bytes do
	}
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// create opens a new file in the same folder, since a rename works only within
// one file system, with the permissions of the file it will replace.
func create(path string) (*os.File, error) {
	mode := fs.FileMode(0o666) // less the umask, as any new file
	old, err := os.Stat(path)
	if err == nil {
		if old.IsDir() {
			return nil, errors.New("is a folder")
		}
		mode = old.Mode().Perm()
	}
	for try := 0; ; try++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%08x", filepath.Base(path), rand.Uint32()))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if err == nil || !errors.Is(err, fs.ErrExist) || try == 100 {
			return f, err
		}
	}
}

// bare takes the path out of a file system error, which gets it from in.
func bare(err error) error {
	var ours *Error
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &ours): // says more than what it holds
		return err
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
