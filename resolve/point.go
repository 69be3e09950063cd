package resolve

import (
	"encoding/binary"
	"errors"

	"dateline"
)

// EncodePoints writes the points of one report; DecodePoints reads them.
func EncodePoints(points []Point) []byte {
	var out []byte
	for _, p := range points {
		out = binary.AppendUvarint(out, uint64(len(p.Claim)))
		out = append(out, p.Claim...)
		for _, t := range [...]int64{p.Moment, p.Until, p.Told} {
			out = binary.AppendVarint(out, t)
		}
		out = binary.BigEndian.AppendUint64(out, p.Stem)
		flags := byte(0)
		if p.Refers {
			flags |= 1
		}
		if p.Named {
			flags |= 2
		}
		out = append(out, flags)
		out = binary.AppendUvarint(out, uint64(len(p.Blocks)))
		for _, b := range p.Blocks {
			out = binary.BigEndian.AppendUint64(out, b)
		}
	}
	return out
}

var errPoints = errors.New("what was kept of a report's claims is damaged")

// DecodePoints reads the points of a report.
func DecodePoints(report dateline.ReportID, from []byte) ([]Point, error) {
	var out []Point
	for len(from) > 0 {
		p := Point{Report: report}
		size, n := binary.Uvarint(from)
		if n <= 0 || uint64(len(from)-n) < size {
			return nil, errPoints
		}
		p.Claim, from = dateline.ClaimID(from[n:n+int(size)]), from[n+int(size):]
		for _, t := range [...]*int64{&p.Moment, &p.Until, &p.Told} {
			if *t, n = binary.Varint(from); n <= 0 {
				return nil, errPoints
			}
			from = from[n:]
		}
		if len(from) < 9 {
			return nil, errPoints
		}
		p.Stem, p.Refers, p.Named, from = binary.BigEndian.Uint64(from), from[8]&1 != 0, from[8]&2 != 0, from[9:]
		size, n = binary.Uvarint(from)
		if n <= 0 || uint64(len(from)-n)/8 < size {
			return nil, errPoints
		}
		from = from[n:]
		p.Blocks = make([]uint64, size)
		for i := range p.Blocks {
			p.Blocks[i], from = binary.BigEndian.Uint64(from), from[8:]
		}
		out = append(out, p)
	}
	return out, nil
}
