package extract

import (
	"strconv"
	"strings"

	"dateline"
)

// amount is a number of a report with how exactly it is meant.
type amount struct {
	value float64
	bound string // exact, at least, at most, about
	span  dateline.Span
}

// numberOf is the number that counts the noun p: the numeral on it, p itself
// when it stands alone ("killed 12"), or a counting noun before "of" ("dozens
// of people"). The span covers the words of the number and its bound.
func (d *document) numberOf(p word) (amount, bool) {
	if t := d.token(p); t.UPOS == "NUM" || countWord(t.Lemma) > 0 {
		return d.readNumber(p)
	}
	for _, n := range d.dependents(p, "nummod", "nmod:quant") {
		if d.yearsOld(p, n) {
			continue
		}
		return d.readNumber(n)
	}
	if h := d.head(p); h != nowhere && d.relation(p) == "nmod" && d.preposition(p) == "of" && countWord(d.lemma(h)) > 0 {
		return d.readNumber(h)
	}
	return amount{}, false
}

// yearsOld tells whether a numeral is part of an age: "a 12-year-old".
func (d *document) yearsOld(p, n word) bool {
	if d.lemma(p) == "year" && (strings.EqualFold(d.textAt(p, 1), "old") || strings.EqualFold(d.textAt(p, 1), "-")) || strings.Contains(d.token(n).Text, "-year") {
		return true
	}
	return d.textAt(n, 1) == "-" && d.textAt(n, 3) == "-" && strings.EqualFold(d.textAt(n, 4), "old")
}

// textAt is the text of the token some places behind w in its sentence, "" past its end.
func (d *document) textAt(w word, behind int) string {
	tokens := d.analysis.Sentences[w.sentence].Tokens
	if w.token+behind >= len(tokens) {
		return ""
	}
	return tokens[w.token+behind].Text
}

// readNumber reads the numeral around n: the words of one number that stand
// together ("1.5 million", "two dozen", "twenty-three") and the bound before or
// after them.
func (d *document) readNumber(n word) (amount, bool) {
	tokens := d.analysis.Sentences[n.sentence].Tokens
	first, last := n.token, n.token
	for first > 0 {
		if numeral(&tokens[first-1]) {
			first--
		} else if first > 1 && hyphened(tokens[first-2:first+1]) {
			first -= 2
		} else {
			break
		}
	}
	for last+1 < len(tokens) {
		if numeral(&tokens[last+1]) || tokens[last+1].Start == tokens[last].End && scales(tokens[last+1].Text) {
			last++
		} else if last+2 < len(tokens) && hyphened(tokens[last:last+3]) {
			last += 2
		} else {
			break
		}
	}
	value, ok := numberValue(tokens[first : last+1])
	if !ok {
		return amount{}, false
	}
	out := amount{value: value, bound: "exact", span: dateline.Span{Start: tokens[first].Start, End: tokens[last].End}}
	if tokens[n.token].UPOS == "NOUN" && first == last {
		out.bound = "at least" // "dozens", "hundreds"
		if !strings.HasSuffix(tokens[n.token].Text, "s") {
			out.bound = "about"
		}
	}
	d.bound(&out, tokens, first, last)
	return out, true
}

// bound reads "at least", "more than", "up to", "some" before a number and "or
// more" after it, and widens the span to them.
func (d *document) bound(n *amount, tokens []dateline.Token, first, last int) {
	from := max(0, first-3)
	before := ""
	for i := from; i < first; i++ {
		before += strings.ToLower(tokens[i].Text) + " "
	}
	for _, b := range [...]struct{ words, bound string }{
		{"at least ", "at least"}, {"no fewer than ", "at least"}, {"no less than ", "at least"}, {"more than ", "at least"}, {"over ", "at least"}, {"as many as ", "at most"},
		{"upwards of ", "at least"}, {"up to ", "at most"}, {"at most ", "at most"}, {"fewer than ", "at most"}, {"less than ", "at most"}, {"no more than ", "at most"},
		{"under ", "at most"}, {"nearly ", "about"}, {"almost ", "about"}, {"about ", "about"}, {"around ", "about"}, {"some ", "about"},
		{"roughly ", "about"}, {"approximately ", "about"}, {"estimated ", "about"}, {"close to ", "about"}, {"an estimated ", "about"}, {"several ", "at least"},
	} {
		if strings.HasSuffix(" "+before, " "+b.words) {
			n.bound = b.bound
			n.span.Start = tokens[first-strings.Count(b.words, " ")].Start
			break
		}
	}
	if last+2 < len(tokens) && strings.EqualFold(tokens[last+1].Text, "or") && strings.EqualFold(tokens[last+2].Text, "more") {
		n.bound, n.span.End = "at least", tokens[last+2].End
	}
}

// numeral tells whether a token is part of a number.
func numeral(t *dateline.Token) bool {
	return t.UPOS == "NUM" && !strings.Contains(t.Text, ":") || countWord(strings.ToLower(t.Text)) > 0
}

// scales tells whether letters right behind a figure multiply it: the m of "£310m".
func scales(text string) bool {
	switch strings.ToLower(text) {
	case "k", "m", "mn", "bn", "tn":
		return true
	}
	return false
}

// hyphened tells whether three tokens are a number written with a hyphen: "thirty-eight".
func hyphened(t []dateline.Token) bool {
	return t[1].Text == "-" && numeral(&t[0]) && numeral(&t[2]) && t[0].End == t[1].Start && t[1].End == t[2].Start && strings.HasSuffix(strings.ToLower(t[0].Text), "ty")
}

// numberValue is the value of the tokens of one number.
func numberValue(tokens []dateline.Token) (float64, bool) {
	total, part, any := 0.0, 0.0, false
	for i := range tokens {
		for _, w := range strings.Split(strings.ToLower(tokens[i].Text), "-") {
			v, scale, ok := numberWord(w)
			if !ok && any && scales(w) {
				v, _, ok = numberWord("1" + w)
				scale = true
			}
			switch {
			case !ok && (w == "" || w == "-"):
				continue
			case !ok:
				return 0, false
			case scale && !any:
				part = v
			case scale && v >= 1000:
				total, part = total+part*v, 0
			case scale:
				part *= v
			default:
				part += v
			}
			any = true
		}
	}
	return total + part, any
}

// numberWord is the value of one word or figure, and whether it multiplies
// what stands before it.
func numberWord(w string) (value float64, scale, ok bool) {
	if v := countWord(w); v > 0 {
		return v, true, true
	}
	for i, name := range [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		if w == name {
			return float64(i), false, true
		}
	}
	for i, name := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		if w == name {
			return float64(20 + 10*i), false, true
		}
	}
	for _, short := range [...]struct {
		suffix string
		by     float64
	}{{"k", 1e3}, {"mn", 1e6}, {"m", 1e6}, {"bn", 1e9}, {"b", 1e9}, {"tn", 1e12}} {
		if figure, found := strings.CutSuffix(w, short.suffix); found {
			if v, ok := figures(strings.TrimLeft(figure, "$€£¥")); ok {
				return v * short.by, false, true
			}
		}
	}
	v, ok := figures(strings.TrimLeft(w, "$€£¥"))
	return v, false, ok
}

// figures reads digits with thousands marks: 1,500 and 1.5.
func figures(w string) (float64, bool) {
	if w == "" || len(w) > 24 || w[0] < '0' || w[0] > '9' || strings.ContainsAny(w, "xXeEpP_") {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return v, err == nil
}

// countWord is the value of a word that counts in lots, 0 for other words.
func countWord(w string) float64 {
	switch w {
	case "dozen", "dozens":
		return 12
	case "score", "scores":
		return 20
	case "hundred", "hundreds":
		return 100
	case "thousand", "thousands":
		return 1000
	case "million", "millions":
		return 1e6
	case "billion", "billions":
		return 1e9
	case "trillion", "trillions":
		return 1e12
	}
	return 0
}

// money reads an amount: "$1.5 billion", "20 million euros", "300 million rubles".
func (d *document) money(p word) (amount, string, bool) {
	t := d.token(p)
	if unit := currencyMark(t.Text); unit != "" { // "$" heads its numeral
		for _, n := range d.dependents(p, "nummod") {
			if out, ok := d.readNumber(n); ok {
				out.span.Start = min(out.span.Start, t.Start)
				return out, unit, true
			}
		}
		return amount{}, "", false
	}
	for _, sign := range [...]string{"£", "€", "¥", "$"} { // "£5,000" in one token, "£310m" in two
		for _, n := range append(d.dependents(p, "compound", "nummod"), p) {
			if rest, ok := strings.CutPrefix(d.token(n).Text, sign); ok && rest != "" {
				if out, ok := d.readNumber(n); ok {
					return out, currencyMark(sign), true
				}
			}
		}
	}
	if unit := currencyNoun(t.Lemma); unit != "" {
		out, ok := d.numberOf(p)
		if ok {
			out.span.End = max(out.span.End, t.End)
		}
		return out, unit, ok
	}
	for _, c := range d.dependents(p, "compound", "nummod", "nmod") {
		if unit := currencyMark(d.token(c).Text); unit != "" {
			return d.money(c)
		}
	}
	return amount{}, "", false
}

// weight reads an amount of goods: "40 tonnes of flour", "90 kilos".
func (d *document) weight(p word) (amount, string, bool) {
	unit := ""
	switch d.lemma(p) {
	case "tonne", "ton":
		unit = "tonnes"
	case "kilo", "kilos", "kilogram", "kg":
		unit = "kilograms"
	case "barrel":
		unit = "barrels"
	default:
		return amount{}, "", false
	}
	n, ok := d.numberOf(p)
	return n, unit, ok
}

// currencyMark is the ISO 4217 code of a sign, "" for others. A bare "$" is
// taken for US dollars, as the wires use it.
func currencyMark(s string) string {
	switch s {
	case "$", "US$":
		return "USD"
	case "€":
		return "EUR"
	case "£":
		return "GBP"
	case "¥":
		return "JPY"
	}
	return ""
}

// currencyNoun is the ISO 4217 code of a currency's name, "" for others.
func currencyNoun(lemma string) string {
	switch strings.ToLower(lemma) {
	case "dollar", "usd":
		return "USD"
	case "euro", "eur":
		return "EUR"
	case "pound", "sterling":
		return "GBP"
	case "ruble", "rouble":
		return "RUB"
	case "yuan", "renminbi":
		return "CNY"
	case "yen":
		return "JPY"
	case "rupee":
		return "INR"
	case "franc":
		return "CHF"
	case "zloty":
		return "PLN"
	case "lira":
		return "TRY"
	case "rand":
		return "ZAR"
	case "shekel":
		return "ILS"
	case "hryvnia":
		return "UAH"
	}
	return ""
}
