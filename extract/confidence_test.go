package extract

import "testing"

// TestTrust: more from either side never lowers a confidence, and it stays one.
func TestTrust(t *testing.T) {
	for _, one := range []trust{trustEvent, trustStatement} {
		for rule := 0.0; rule <= 1; rule += 0.05 {
			last := -1.0
			for read := 0.0; read <= 1; read += 0.05 {
				v := one.of(rule, read)
				if v < last || v < one.of(rule-0.04, read) && rule > 0.04 || v <= 0 || v >= 1 {
					t.Fatalf("%v of %.2f and %.2f is %.2f after %.2f", one, rule, read, v, last)
				}
				last = v
			}
		}
	}
}
