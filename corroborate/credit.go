package corroborate

import (
	"slices"
	"strings"

	"dateline"
)

// credit says on whose word a stretch of a report rests.
type credit struct {
	name string        // of the outlet or agency
	mark dateline.Span // the words that say so; empty where they are not in the text
	how  string        // "wire credit", "republished from", "citing"
	deep int           // of several in a sentence the deepest counts
}

// papers knows the outlets that a report may credit.
type papers struct {
	outlets Outlets
	sources map[string]string // names of sources of the reports by their key
}

// Outlets gives what is known of the outlet or agency of a name.
type Outlets func(name string) (dateline.Source, bool)

// find is the outlet of a name; its key is the same for all its names.
func (p papers) find(name string) (key, usual string, ok bool) {
	if p.outlets != nil {
		if s, known := p.outlets(name); known {
			return plain(s.Name), s.Name, true
		}
	}
	k := plain(name)
	usual, ok = p.sources[k]
	return k, usual, ok
}

// key is what is compared of the name of a source.
func (p papers) key(name string) string {
	k, _, _ := p.find(name)
	return k
}

// evidence is what the text of a report says of where it has it from.
type evidence struct {
	whole  []credit        // credits of the whole report
	partly []credit        // "with files from": beside its own
	parts  []part          // its sentences
	own    bool            // some sentence tells of reporting of its own
	author string          // a person's name in the byline, folded; "" none
	people []dateline.Span // names that are persons', not outlets'
	text   string          // of the report
	self   []string        // the names by which the report calls its own outlet
	papers                 // who may be credited
}

// part is a sentence with the credit that it gives.
type part struct {
	dateline.Span
	credits []credit
	own     bool
}

// readEvidence reads the credits of a report: in its byline, its place line, at
// its end, and in its sentences.
func readEvidence(r *dateline.Report, p papers, people []dateline.Span) *evidence {
	e := &evidence{papers: p, people: people, text: r.Text, self: selves(r.Source.Name)}
	e.byline(r.Byline, p.key(r.Source.Name))
	body := r.Text
	from := 0
	if r.Title != "" && strings.HasPrefix(body, r.Title) {
		from = len(r.Title)
	}
	all := sentences(body)
	all = slices.DeleteFunc(all, func(s dateline.Span) bool { return s.End <= from })
	if len(all) == 0 {
		return e
	}
	e.opening(dateline.Span{Start: all[0].Start, End: min(all[0].Start+120, len(body))})
	if from > 0 {
		e.headline(dateline.Span{Start: 0, End: from})
	}
	for i, s := range all {
		if e.republished(s) || e.contributed(s) || i >= len(all)-2 && e.closing(s) {
			continue
		}
		e.sentence(s, r.Byline)
	}
	return e
}

// selves are the names by which a report may call its own outlet: whole and,
// of two words and more, the last ("the Star").
func selves(source string) []string {
	k := plain(source)
	if k == "" {
		return nil
	}
	out := []string{k}
	if i := strings.LastIndexByte(k, ' '); i > 0 && len(k)-i > 4 {
		out = append(out, k[i+1:])
	}
	return out
}

// byline reads who wrote a report.
func (e *evidence) byline(byline, self string) {
	rest := strings.TrimSpace(byline)
	for _, by := range []string{"By ", "by ", "BY "} {
		rest = strings.TrimPrefix(rest, by)
	}
	low := strings.ToLower(rest)
	for _, with := range []string{"with files from ", "with reporting by ", "additional reporting by ", "with additional reporting from ", "with "} {
		if i := strings.Index(low, with); i >= 0 {
			for _, name := range names(rest[i+len(with):]) {
				if k, usual, ok := e.find(name); ok && k != self {
					e.partly = append(e.partly, credit{name: usual, how: "wire credit"})
				}
			}
			rest = rest[:i]
			break
		}
	}
	for _, name := range names(rest) {
		if k, usual, ok := e.find(name); ok {
			if k != self {
				e.whole = append(e.whole, credit{name: usual, how: "wire credit"})
			}
			continue
		}
		if e.author == "" && personal(name) {
			e.author = plain(name)
		}
	}
}

// names parts a byline.
func names(s string) []string {
	s = strings.NewReplacer(" and ", ",", "/", ",", ";", ",", "|", ",", " for ", ",", " of ", ",", " in ", ",", "(", ",", ")", ",", " - ", ",", " – ", ",").Replace(s)
	var out []string
	for _, n := range strings.Split(s, ",") {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// personal reports whether a part of a byline is a person's name.
func personal(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		if !(word{text: w}).capital() {
			return false
		}
		switch strings.ToLower(w) {
		case "staff", "agencies", "agency", "desk", "team", "editor", "editors", "editorial", "correspondent", "reporter", "news", "web", "online", "bureau", "writer", "writers", "service", "board", "newsroom", "press":
			return false
		}
	}
	return true
}

// opening reads a place line: "TESSIN, March 3 (Veritel) -", "SARN, Aug 24, TASS."
func (e *evidence) opening(s dateline.Span) {
	head := e.text[s.Start:min(s.End, s.Start+120)]
	if a, b := strings.IndexByte(head, '('), strings.IndexByte(head, ')'); a > 0 && b > a+1 {
		after := strings.TrimSpace(head[b+1:])
		if placeLike(head[:a]) && (after == "" || strings.ContainsRune("-–—:.", firstRune(after))) {
			e.agency(strings.TrimSpace(head[a+1:b]), dateline.Span{Start: s.Start + a + 1, End: s.Start + b})
			return
		}
	}
	end := strings.IndexAny(head, ".-–—")
	if end <= 0 {
		return
	}
	if i := strings.LastIndexByte(head[:end], ','); i > 0 && placeLike(head[:i]) && strings.ContainsAny(head[:i], "0123456789") {
		e.agency(strings.TrimSpace(head[i+1:end]), dateline.Span{Start: s.Start + i + 1, End: s.Start + end})
	}
}

// placeLike reports whether a text is a place in capitals, perhaps with a date.
func placeLike(s string) bool {
	first := strings.TrimSpace(s)
	if i := strings.IndexAny(first, ",."); i > 0 {
		first = strings.TrimSpace(first[:i])
	}
	return len(first) > 1 && len(s) <= 80 && strings.ToUpper(first) == first && strings.ToLower(first) != first
}

// agency notes a credit of the whole text. A name in the place of an agency's is
// one even where no table has it.
func (e *evidence) agency(name string, mark dateline.Span) {
	if strings.ContainsAny(name, "0123456789") || name == "" || len(name) > 40 {
		return
	}
	k, usual, ok := e.find(name)
	if !ok {
		usual = name
	}
	if !e.mine(name) && k != "" {
		start, end := trim(e.text, mark.Start, mark.End)
		e.whole = append(e.whole, credit{name: usual, mark: dateline.Span{Start: start, End: end}, how: "wire credit"})
	}
}

// headline reads the agency behind the dash at the end of a title: "Strait closed – Reuters".
func (e *evidence) headline(s dateline.Span) {
	text := e.text[s.Start:s.End]
	for _, dash := range []string{" - ", " – ", " — ", " | "} {
		if i := strings.LastIndex(text, dash); i > 0 && e.closes(text[i+len(dash):], s) {
			return
		}
	}
}

// contributed reads a note that an agency helped: "X contributed to this report".
func (e *evidence) contributed(s dateline.Span) bool {
	text := e.text[s.Start:s.End]
	i := strings.Index(text, " contributed ")
	if i <= 0 || len(text) > 120 {
		return false
	}
	found := false
	for _, name := range names(text[:i]) {
		if _, usual, ok := e.find(name); ok && !e.mine(name) {
			found = true
			e.partly = append(e.partly, credit{name: usual, mark: s, how: "wire credit"})
		}
	}
	return found
}

// closing reads a credit at the end: "(Estwire)", "— Estwire", "Source: Estwire",
// "(Reporting by A; editing by B; Reuters)", "© 2024 AFP".
func (e *evidence) closing(s dateline.Span) bool {
	text := e.text[s.Start:s.End]
	low := strings.ToLower(text)
	if i := strings.LastIndexAny(text, "(—–©"); i >= 0 && len(text)-i < 140 {
		tail := strings.Trim(text[i:], "()—–©. \"")
		if strings.HasPrefix(strings.ToLower(text[i:]), "(reporting by") || strings.Contains(low, "editing by") {
			for _, n := range names(tail) {
				if e.closes(n, s) {
					return false
				}
			}
		}
		if name, helped := helper(tail); helped {
			return e.helps(name, s) && i == 0
		}
		if e.closes(strings.TrimLeft(tail, "0123456789 "), s) {
			return i == 0
		}
	}
	if e.closes(strings.Trim(text, "()[]. "), s) {
		return true
	}
	if name, helped := helper(strings.Trim(text, "()[]. ")); helped && len(text) < 80 {
		return e.helps(name, s)
	}
	for _, head := range []string{"source:", "via ", "copyright", "©", "(c)", "agency:"} {
		if rest, ok := strings.CutPrefix(low, head); ok {
			return e.closes(strings.Trim(text[len(text)-len(rest):], "0123456789 .()"), s)
		}
	}
	return false
}

// helper is the agency behind "with inputs from".
func helper(s string) (string, bool) {
	low := strings.ToLower(s)
	for _, with := range []string{"with inputs from ", "with input from ", "inputs from ", "with information from ", "with material from ", "with files from ", "with reporting from ", "with reporting by ", "with additional reporting by ", "additional reporting by ", "with agency inputs from ", "with "} {
		if strings.HasPrefix(low, with) {
			return s[len(with):], true
		}
	}
	return "", false
}

// helps notes agencies that a report has in part.
func (e *evidence) helps(list string, s dateline.Span) bool {
	found := false
	for _, name := range names(list) {
		if _, usual, ok := e.find(name); ok && !e.mine(name) {
			found = true
			e.partly = append(e.partly, credit{name: usual, mark: s, how: "wire credit"})
		}
	}
	return found
}

// closes notes the agency of a closing mark.
func (e *evidence) closes(name string, s dateline.Span) bool {
	name = strings.TrimSpace(strings.TrimSuffix(name, "."))
	_, usual, ok := e.find(name)
	if !ok || e.mine(name) || strings.Contains(name, "/") {
		return false
	}
	mark := s
	if i := strings.LastIndex(e.text[s.Start:s.End], name); i >= 0 {
		mark = dateline.Span{Start: s.Start + i, End: s.Start + i + len(name)}
	}
	e.whole = append(e.whole, credit{name: usual, mark: mark, how: "wire credit"})
	return true
}

// republished reads a note that the text was published elsewhere before.
func (e *evidence) republished(s dateline.Span) bool {
	low := strings.ToLower(e.text[s.Start:s.End])
	at := -1
	for _, note := range []string{"first published", "originally published", "first appeared", "originally appeared", "republished from", "reprinted from", "republished with permission", "reprinted with permission", "reproduced from", "translated from", "syndicated from", "was published by", "appeared first in", "appeared first on"} {
		if i := strings.Index(low, note); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 || !aboutItself(low[:at]) {
		return false
	}
	ws := wordsIn(e.text, dateline.Span{Start: s.Start + at, End: s.End})
	for i, w := range ws {
		switch w.low() {
		case "by", "in", "on", "from", "of":
			if name, mark := e.nameAfter(ws, i+1); name != "" && !e.mine(name) && !language(name) {
				k, usual, ok := e.find(name)
				if !ok {
					usual = name
				}
				if k != "" {
					e.whole = append(e.whole, credit{name: usual, mark: dateline.Span{Start: s.Start + at, End: mark.End}, how: "republished from"})
					return true
				}
			}
		}
	}
	return false
}

// aboutItself reports whether what stands before a note of publication speaks of
// the report, or nothing does.
func aboutItself(before string) bool {
	before = strings.Trim(before, " (*_-–—")
	if i := strings.LastIndexAny(before, ";.:"); i >= 0 {
		before = strings.TrimSpace(before[i+1:])
	}
	if before == "" || before == "and" {
		return true
	}
	for _, w := range []string{"article", "report", "story", "piece", "column", "interview", "text", "essay", "this ", "translat"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// language reports whether a name is that of a language rather than an outlet.
func language(name string) bool {
	switch plain(name) {
	case "arabic", "chinese", "english", "french", "german", "hebrew", "hindi", "italian", "japanese", "korean", "persian", "farsi", "polish", "portuguese", "russian", "spanish", "turkish", "ukrainian", "urdu", "dutch", "greek", "czech", "hungarian", "romanian", "serbian", "swedish":
		return true
	}
	return false
}

// nameAfter is the name that begins at a word, without an article.
func (e *evidence) nameAfter(ws []word, i int) (string, dateline.Span) {
	if i < len(ws) && strings.EqualFold(ws[i].text, "the") {
		i++
	}
	end := i
	for end < len(ws) && end < i+6 && ws[end].capital() && (end == i || e.text[ws[end-1].End:ws[end].Start] == " ") {
		end++
	}
	if end == i {
		return "", dateline.Span{}
	}
	span := dateline.Span{Start: ws[i].Start, End: ws[end-1].End}
	return e.text[span.Start:span.End], span
}

// mine reports whether a name is the report's own outlet.
func (e *evidence) mine(name string) bool {
	k := plain(name)
	return k != "" && (slices.Contains(e.self, k) || len(e.self) > 0 && e.key(name) == e.key(e.self[0]))
}
