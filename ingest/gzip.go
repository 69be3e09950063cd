package ingest

import (
	"bufio"
	"compress/gzip"
	"io"

	"dateline"
)

// News text packs to between a third and a tenth of its size, markup to a
// thirtieth. What unfolds two hundredfold was made to fill a disk; the first
// megabytes are free, so that small files of blanks and zeros are no bombs.
const (
	maxUnfolding  = 200
	freeUnfolding = 16 << 20
)

// unpack gives the bytes behind a gzip stream.
func unpack(in *bufio.Reader) (io.Reader, error) {
	packed := &counter{r: in}
	z, err := gzip.NewReader(packed)
	if err != nil {
		return nil, err
	}
	return &unfolding{z: z, packed: packed}, nil
}

// counter counts the bytes read through it.
type counter struct {
	r *bufio.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// ReadByte makes gzip read no further than it must, so that n is exact.
func (c *counter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// unfolding reads a gzip stream until it grows beyond all measure.
type unfolding struct {
	z      *gzip.Reader
	packed *counter
	n      int64
}

func (u *unfolding) Read(p []byte) (int, error) {
	n, err := u.z.Read(p)
	u.n += int64(n)
	if u.n > freeUnfolding && u.n > maxUnfolding*u.packed.n {
		return 0, dateline.Errorf(dateline.Invalid, "decode", "it unpacks to more than %d times its size", maxUnfolding).
			WithHint("this looks like a gzip bomb; unpack it yourself if you trust it")
	}
	return n, err
}

func badGzip(err error) *dateline.Error {
	return dateline.Errorf(dateline.Invalid, "decode", "the gzip data are broken: %w", err).WithHint("fetch or pack the file again")
}
