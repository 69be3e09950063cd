package extract

import (
	"strconv"
	"strings"
)

// certaintyFeatures are what bears on whether the predicate at w happened: its
// form, the words on it, the words above it and what they do, and the outlook
// that the rules work out. Features are of the closed alphabet of the table
// where a lemma is in them: the table has only what the data had often enough.
func (d *document) certaintyFeatures(w word) []string {
	t, l := d.token(w), d.lemma(w)
	o := d.outlook(w)
	rel := d.relation(w)
	state := strconv.Itoa(o.sign) + strconv.Itoa(o.weight) + strconv.Itoa(o.modality)
	f := make([]string, 0, 48)
	f = append(f, "", "o="+state, "l="+l, "x="+t.XPOS, "r="+rel, "xr="+t.XPOS+" "+rel, "or="+state+" "+rel, "ox="+state+" "+t.XPOS)
	own := d.ownFeatures(w)
	f = append(f, own...)
	f = append(f, d.clauseFeatures(w)...)
	return append(f, d.aboveFeatures(w)...)
}

// ownFeatures are the dependents of w that carry tense, mood and doubt.
func (d *document) ownFeatures(w word) []string {
	var f []string
	x, bare := d.token(w).XPOS, true
	for _, c := range d.dependents(w) {
		t := d.token(c)
		text := strings.ToLower(t.Text)
		switch rel := d.relation(c); {
		case is(rel, "aux", "cop"):
			f, bare = append(f, "a="+text, "ax="+text+" "+x), false
		case is(rel, "advmod", "discourse"):
			f = append(f, "v="+text)
		case is(rel, "mark", "case"):
			f = append(f, "m="+text, "mx="+text+" "+x+" "+d.relation(w))
		case is(rel, "nsubj", "nsubj:pass"):
			f = append(f, "s="+t.UPOS, "sx="+rel+x)
			if t.UPOS == "PRON" {
				f = append(f, "sp="+text, "spx="+text+" "+x)
			}
		case is(rel, "obj", "iobj", "ccomp", "xcomp", "obl", "advcl", "csubj", "expl"):
			f = append(f, "c="+rel)
			if rel == "advcl" {
				if m := d.dependent(c, "mark", "advmod"); m != nowhere {
					f = append(f, "am="+strings.ToLower(d.token(m).Text))
				}
			}
		case is(rel, "det", "amod", "nmod:poss"):
			f = append(f, "d="+text)
		}
	}
	if bare {
		f = append(f, "bare="+x+" "+d.relation(w))
	}
	return f
}

// clauseFeatures are what the sentence of w says of itself.
func (d *document) clauseFeatures(w word) []string {
	tokens := d.analysis.Sentences[w.sentence].Tokens
	end := tokens[len(tokens)-1].Text
	if len(tokens) > 1 && (end == ")" || end == "\"" || end == "'") {
		end = tokens[len(tokens)-2].Text
	}
	if end != "?" && end != "!" && end != "." {
		end = "-"
	}
	return []string{"e=" + end, "er=" + end + d.relation(w) + d.token(w).XPOS}
}

// aboveFeatures are the words above w, up to three, with how w hangs on them.
func (d *document) aboveFeatures(w word) []string {
	var f []string
	path := ""
	c := w
	for level := range 3 {
		p := d.head(c)
		if p == nowhere {
			break
		}
		t, rel := d.token(p), d.relation(c)
		path += rel + "<"
		name := strconv.Itoa(level) + " "
		if level > 0 {
			name = "2 "
		}
		not := ""
		if d.negated(p) {
			not = " not"
		}
		f = append(f, "h="+name+rel+" "+d.lemma(p)+not, "hp="+name+path+t.XPOS, "ho="+path+strconv.Itoa(int(d.operatorOf(p)))+not)
		for _, a := range d.dependents(p, "aux", "mark") {
			f = append(f, "ha="+name+rel+" "+strings.ToLower(d.token(a).Text))
		}
		if rel == "conj" || level == 0 {
			f = append(f, "hx="+rel+t.XPOS+d.token(c).XPOS)
		}
		c = p
	}
	return append(f, "deep="+strconv.Itoa(strings.Count(path, "<")))
}
