package feed

import "bytes"

// sound reports whether every element of a feed is closed where it must be and
// none lies deeper than maxDepth. The parser behind us reads unsound feeds too,
// but loses what follows the first fault. JSON is always sound here.
func sound(b []byte) bool {
	if bytes.HasPrefix(bytes.TrimSpace(b), []byte("{")) {
		return true
	}
	var open [][]byte
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			return len(open) == 0
		}
		b = b[i+1:]
		end := markEnd(b)
		if end < 0 {
			return false
		}
		switch name := nameOf(b[:end]); {
		case b[0] == '!' || b[0] == '?':
		case b[0] == '/':
			if len(open) == 0 || !bytes.Equal(open[len(open)-1], name) {
				return false
			}
			open = open[:len(open)-1]
		case !bytes.HasSuffix(b[:end], []byte("/")):
			if open = append(open, name); len(open) > maxDepth {
				return false
			}
		}
		b = b[end:]
	}
}

// markEnd is where the markup ends that b, after its "<", begins with; -1 when
// it does not end or is none.
func markEnd(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("![CDATA[")):
		return bytes.Index(b, []byte("]]>"))
	case bytes.HasPrefix(b, []byte("!--")):
		return bytes.Index(b, []byte("-->"))
	case len(b) == 0 || b[0] == ' ' || b[0] == '\n':
		return -1
	}
	var quote byte
	for i, c := range b[:min(len(b), 64<<10)] {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
		case (c == '"' || c == '\'') && b[0] != '/':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// nameOf is the name in a tag, without its slash.
func nameOf(tag []byte) []byte {
	tag = bytes.TrimPrefix(tag, []byte("/"))
	if i := bytes.IndexAny(tag, " \t\r\n/"); i >= 0 {
		return tag[:i]
	}
	return tag
}
