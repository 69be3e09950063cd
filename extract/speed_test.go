package extract

import (
	"os"
	"testing"
)

// BenchmarkSaid measures attribution and statements over the trees
// of the file that SHOW names, per word.
func BenchmarkSaid(b *testing.B) {
	path := os.Getenv("SHOW")
	if path == "" {
		b.Skip("SHOW names no file")
	}
	all := readTrees(b, path)
	x, words := &Extractor{}, 0
	for _, a := range all {
		for _, s := range a.Sentences {
			words += len(s.Tokens)
		}
	}
	for b.Loop() {
		for _, a := range all {
			d := newDocument(reportOf(a), a)
			x.attributions(d)
			x.statements(d)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
}
