package jsonl

import (
	"bufio"
	"bytes"
	"io"
)

// MaxLine is the longest line read, in bytes. News reports have some
// kilobytes; a longer line is mostly a file that is something else.
const MaxLine = 16 << 20

// lines hands out the lines of r, holding at most MaxLine bytes of any.
type lines struct {
	r      *bufio.Reader
	number int // of the line that next gave, from 1
}

// next gives the next line without its end, and its size in bytes. Of a line
// longer than MaxLine it gives no bytes and reads on to its end.
func (l *lines) next() (line []byte, size int, err error) {
	l.number++
	for {
		part, err := l.r.ReadSlice('\n')
		size += len(part)
		if size <= MaxLine+2 {
			line = append(line, part...)
		} else {
			line = nil
		}
		switch {
		case err == bufio.ErrBufferFull:
		case err == io.EOF && size > 0, err == nil:
			line = bytes.TrimRight(line, "\r\n")
			return line, size, nil
		default:
			return nil, size, err
		}
	}
}
