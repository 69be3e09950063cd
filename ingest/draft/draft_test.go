package draft

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline"
)

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2023-09-13":                            "2023-09-13",
		"2023-09-13T10:15:00+09:00":             "2023-09-13T10:15:00+09:00",
		"2023-09-13T10:15:00.123Z":              "2023-09-13T10:15:00Z",
		"2023-09-13T10:15Z":                     "2023-09-13T10:15:00Z",
		"2023-09-13T10:15:00":                   "2023-09-13",
		"2023-09-13 10:15:00 +0000":             "2023-09-13T10:15:00+00:00",
		"Wed, 13 Sep 2023 10:15:00 GMT":         "2023-09-13T10:15:00Z",
		"Wed, 13 Sep 2023 10:15:00 +0300":       "2023-09-13T10:15:00+03:00",
		"Wed, 13 Sep 2023 10:15:00 EDT":         "2023-09-13T10:15:00-04:00",
		"Wed Sep 13 10:15:00 UTC 2023":          "2023-09-13T10:15:00Z",
		"Wed Sep 13 2023 10:15:00 GMT+0200":     "2023-09-13T10:15:00+02:00",
		"September 13, 2023":                    "2023-09-13",
		"Sept. 13th, 2023":                      "2023-09-13",
		"13 September 2023":                     "2023-09-13",
		"Wednesday, September 13, 2023 - 10:15": "2023-09-13",
		"September 13, 2023 at 3:05 PM EST":     "2023-09-13T15:05:00-05:00",
		"12:30am UTC 13 Sep 2023":               "2023-09-13T00:30:00Z",
		"13-Sep-2023":                           "2023-09-13",
		"13.09.2023":                            "2023-09-13",
		"2023/09/13":                            "2023-09-13",
		"9/13/2023":                             "2023-09-13",
		"13/9/2023":                             "2023-09-13",
		"20230913":                              "2023-09-13",
		"20230913T101500Z":                      "2023-09-13T10:15:00Z",
		"1694600100":                            "2023-09-13T10:15:00Z",
		"1694600100000":                         "2023-09-13T10:15:00Z",
		"3/9/2023":                              "", // which is the month?
		"2023-02-30":                            "",
		"2023-13-01":                            "",
		"yesterday":                             "",
		"September 2023":                        "",
		"13 Sep 2023 13 Sep 2023":               "",
		"0000-00-00":                            "",
		"":                                      "",
	} {
		if got, ok := Date(in); got != want || ok != (want != "") {
			t.Errorf("Date(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func FuzzDate(f *testing.F) {
	f.Add("Wed, 13 Sep 2023 10:15:00 GMT+0200")
	f.Add("12:30am")
	f.Add("-")
	f.Add("+")
	f.Fuzz(func(t *testing.T, s string) {
		iso, ok := Date(s)
		if !ok {
			if iso != "" {
				t.Fatalf("Date(%q) = %q, not ok", s, iso)
			}
			return
		}
		if _, err := time.Parse(time.DateOnly, iso); err != nil {
			if _, err := time.Parse(time.RFC3339, iso); err != nil {
				t.Fatalf("Date(%q) = %q, neither a date nor a time", s, iso)
			}
		}
		if again, ok := Date(iso); !ok || again != iso {
			t.Fatalf("Date(%q) = %q, read again %q", s, iso, again)
		}
	})
}

func TestStored(t *testing.T) {
	for _, c := range [][3]string{
		{"Talks held", "They met.", "Talks held\n\nThey met."},
		{"They met", "They met in Rome.", "They met in Rome."},
		{"", "They met.\r\nThey\x00 left.\r", "They met.\nThey left.\r"},
		{"A\r\nB", "A\nB, again", "A\nB, again"},
		{"", "  kept  as\tit is \n\n\n", "  kept  as\tit is \n\n\n"},
	} {
		if got := Stored(c[0], c[1]); got != c[2] {
			t.Errorf("Stored(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func FuzzStored(f *testing.F) {
	f.Add("Title", "Title \xff\r\n\x00 body")
	f.Add("\r\x00\n", "\r\x00\n")
	f.Fuzz(func(t *testing.T, title, body string) {
		s := Stored(title, body)
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) || strings.Contains(s, "\r\n") {
			t.Fatalf("Stored(%q, %q) = %q", title, body, s)
		}
	})
}

func TestFinish(t *testing.T) {
	d := Draft{Report: dateline.Report{Input: "a", Text: "They met.", Published: "some day", Language: "en-GB"}}
	r, err := d.Finish(Defaults{Source: "Harbour Post", Published: "2023-09-13", Title: "Talks"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Text != "Talks\n\nThey met." || r.Source.Name != "Harbour Post" || r.Published != "2023-09-13" || r.Language != "en" || r.Genre != dateline.GenreUnknown {
		t.Errorf("%+v", r)
	}
	if r.ID != dateline.ReportIDOf("Harbour Post", "", r.Text) {
		t.Errorf("id %s", r.ID)
	}
	if len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], "some day") {
		t.Errorf("warnings %q", d.Warnings)
	}
	for _, text := range []string{"", " \n", "\ufffd\ufffd", "... --"} {
		d := Draft{Report: dateline.Report{Input: "a", Text: text}}
		if _, err := d.Finish(Defaults{}); err == nil || err.Input != "a" || err.Hint == "" {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{"en": "en", "en-US": "en", "en_GB": "en", "eng": "en", "EN": "en", "": "", "english please": "", "ru": "ru"} {
		if got := Language(in); got != want {
			t.Errorf("Language(%q) = %q, want %q", in, got, want)
		}
	}
}
