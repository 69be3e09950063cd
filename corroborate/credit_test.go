package corroborate

import (
	"strings"
	"testing"

	"dateline"
)

// table is a register of invented outlets.
func table(name string) (dateline.Source, bool) {
	for _, known := range []string{"Northwire", "The Valley", "Hale News", "DX", "Silo"} {
		if strings.EqualFold(strings.TrimPrefix(name, "The "), strings.TrimPrefix(known, "The ")) {
			return dateline.Source{Name: known}, true
		}
	}
	return dateline.Source{}, false
}

// TestCredits reads whom reports of The Aston Star credit: "whole:", "partly:"
// and, in sentences, "cites:", and whether they tell of their own reporting.
func TestCredits(t *testing.T) {
	for _, c := range []struct{ byline, text, want string }{
		{"", "ASTON, March 3 (Northwire) - Dust fell.", "whole:Northwire"},
		{"", "ASTON. March 3 (Farwire) - Dust fell.", "whole:Farwire"},
		{"", "ASTON, March 3, Northwire. Dust fell.", "whole:Northwire"},
		{"", "ASTON, Fla. - Dust fell.", ""},
		{"", "Dust fell.\nNorthwire", "whole:Northwire"},
		{"", "Dust fell on Aston. (Reporting by A. Kern; editing by B. Oster; Northwire)", "whole:Northwire"},
		{"", "Dust fell on Aston. (With inputs from Northwire)", "partly:Northwire"},
		{"", "Dust fell. Northwire contributed to this report.", "partly:Northwire"},
		{"By Ana Kern, Northwire", "Dust fell.", "whole:Northwire"},
		{"Ana Kern with files from Northwire", "Dust fell.", "partly:Northwire"},
		{"", "This article was first published in German by Der Bote. Dust fell.", "whole:Der Bote"},
		{"", "The album was originally published by Some Records in May.", ""},
		{"", "Dust fell, Northwire reported.", "cites:Northwire"},
		{"", "Dust fell, reports Northwire.", "cites:Northwire"},
		{"", "As Northwire first reported, dust fell.", "cites:Northwire"},
		{"", "According to the state-run news agency Northwire, dust fell.", "cites:Northwire"},
		{"", "Northwire: dust fell.", "cites:Northwire"},
		{"", "Northwire, citing Silo, reported that dust fell.", "cites:Silo"},
		{"", "Dust fell, a man told Hale News on Monday.", "cites:Hale News"},
		{"", "Dust fell, Northwire reported. More will fall, the agency said.", "cites:Northwire cites:Northwire"},
		{"", "Dust fell, the Valley Weather Service said.", ""},
		{"", "According to Dx Oman dust fell.", ""},
		{"", "Nobody at Northwire saw the dust.", ""},
		{"", "Dust fell, a man told the Star.", "own"},
		{"", "Dust fell, a man told this newspaper.", "own"},
		{"", "Our reporter saw the dust.", "own"},
		{"", "\"We saw the dust,\" a man said.", ""},
		{"", "The Aston Star has obtained a letter about the dust.", "own"},
	} {
		r := dateline.Report{ID: "r", Source: dateline.Source{Name: "The Aston Star"}, Byline: c.byline, Text: c.text}
		e := readEvidence(&r, papers{table, map[string]string{"aston star": "The Aston Star"}}, nil)
		var got []string
		for _, k := range e.whole {
			got = append(got, "whole:"+k.name)
		}
		for _, k := range e.partly {
			got = append(got, "partly:"+k.name)
		}
		for _, p := range e.parts {
			for _, k := range p.credits {
				got = append(got, "cites:"+k.name)
				if q, err := r.Quote(k.mark); err != nil || !strings.Contains(c.text, q.Text) {
					t.Errorf("%q: %v", c.text, err)
				}
			}
		}
		if e.own {
			got = append(got, "own")
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// FuzzEvidence holds that spans of credits and sentences slice their text.
func FuzzEvidence(f *testing.F) {
	f.Add("ASTON (Northwire) - Dust fell, Hale News reported, citing \"Silo.\" © DX", "By A B, Northwire")
	f.Fuzz(func(t *testing.T, text, byline string) {
		r := dateline.Report{ID: "r", Source: dateline.Source{Name: "Star"}, Byline: byline, Text: strings.ToValidUTF8(text, "?")}
		e := readEvidence(&r, papers{table, map[string]string{}}, nil)
		for _, p := range e.parts {
			if _, err := r.Quote(p.Span); err != nil {
				t.Error(err)
			}
			for _, c := range p.credits {
				if _, err := r.Quote(c.mark); err != nil {
					t.Error(err)
				}
			}
		}
		passagesOf(r.Text, 0)
	})
}
