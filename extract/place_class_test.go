package extract

import (
	"strings"
	"testing"

	"dateline"
	"dateline/gazetteer"
)

// report is a text of one sentence whose names are given as kind:name; every
// word with a capital is a proper noun.
func report(t *testing.T, text string, names ...string) *document {
	t.Helper()
	a := &dateline.Analysis{Text: text}
	s := dateline.Sentence{Span: dateline.Span{End: len(text)}}
	for _, at := range atoms(text, 0, len(text)) {
		token := dateline.Token{Span: dateline.Span{Start: at.start, End: at.end}, Text: text[at.start:at.end], UPOS: "NOUN"}
		if startsName(&token) {
			token.UPOS = "PROPN"
		}
		s.Tokens = append(s.Tokens, token)
	}
	a.Sentences = append(a.Sentences, s)
	for _, n := range names {
		kind, name, _ := strings.Cut(n, ":")
		i := strings.Index(text, name)
		if i < 0 {
			t.Fatalf("no %q in %q", name, text)
		}
		span := dateline.Span{Start: i, End: i + len(name)}
		a.Mentions = append(a.Mentions, dateline.Mention{Kind: dateline.Kind(kind), Form: dateline.Name, Span: span, Head: span})
	}
	return newDocument(&dateline.Report{Text: text}, a)
}

// TestPlaceClasses holds the places found in a text as "words=name/country/precision".
func TestPlaceClasses(t *testing.T) {
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	x := &Extractor{gazetteer: g}
	for _, c := range []struct {
		class, text string
		names       []string
		want        string
	}{
		{"short state", "A flood hit Salem, Ore. today", []string{"place:Salem", "place:Ore"}, "Salem=Salem/USA/city Ore=Oregon/USA/region"},
		{"county", "Crews from Horry County came", []string{"place:Horry County"}, "Horry County=Horry County/USA/region"},
		{"county, not the state", "Voters in Ohio County, Kentucky agreed", []string{"place:Ohio County", "place:Kentucky"}, "Ohio County=Ohio County/USA/region Kentucky=Kentucky/USA/region"},
		{"province of the Philippines", "Floods in Pangasinan in the Philippines", []string{"place:Pangasinan"}, "Pangasinan=Province of Pangasinan/PHL/region Philippines=Philippines/PHL/country"},
		{"neighbours decide", "From Huddersfield and Wakefield to Dewsbury and Middlestown", []string{"place:Huddersfield", "place:Wakefield", "place:Dewsbury", "place:Middlestown"},
			"Huddersfield=Huddersfield/GBR/city Wakefield=Wakefield/GBR/city Dewsbury=Dewsbury/GBR/city Middlestown=Middlestown/GBR/city"},
		{"town of a county", "Police in Salisbury in Wiltshire asked for help", []string{"place:Salisbury", "place:Wiltshire"}, "Salisbury=Salisbury/GBR/city Wiltshire=Wiltshire/GBR/region"},
		{"a town that no table has", "A truck left Stroud, Canada", []string{"place:Stroud", "country:Canada"}, "Stroud=Stroud// Canada=Canada/CAN/country"},
		{"by-name of long ago", "Rain fell on Big Bend in Florida", []string{"place:Big Bend", "place:Florida"}, "Big Bend=Big Bend// Florida=Florida/USA/region"},
		{"state behind its city", "Fire in Albany, New York", []string{"place:Albany", "place:New York"}, "Albany=Albany/USA/city New York=New York/USA/region"},
		{"city alone", "Fire in New York", []string{"place:New York"}, "New York=New York City/USA/city"},
		{"list of countries", "Talks with China, Japan, Vietnam", []string{"country:China", "country:Japan"}, "China=China/CHN/country Japan=Japan/JPN/country Vietnam=Vietnam/VNM/country"},
		{"inside an organization", "The University of Alberta agreed", []string{"organization:University of Alberta"}, "Alberta=Alberta/CAN/region"},
		{"a team by its city", "Fans saw Louisville win", []string{"organization:Louisville"}, "Louisville=Louisville/USA/city"},
		{"a firm is no city", "Workers at Toyota struck", []string{"organization:Toyota"}, ""},
		{"a person is no place", "Then Paris Hilton sang", []string{"person:Paris Hilton"}, ""},
		{"untagged behind in", "Riots broke out in Cotonou", nil, "Cotonou=Cotonou/BEN/city"},
		{"a month is no town", "It rained in March and April", nil, ""},
		{"again in capitals", "BOUAKE blast: shops in Bouake closed", []string{"place:Bouake"}, "BOUAKE=Bouaké/CIV/city Bouake=Bouaké/CIV/city"},
		{"river", "Bodies were found in the Orinoco", []string{"place:Orinoco"}, "Orinoco=Orinoco/VEN/sea"},
		{"range", "Villages of the Hindu Kush were cut off", nil, "Hindu Kush=Hindu Kush//region"},
		{"unknown street of a known city", "A blaze on Zorbel Street in Nantes", []string{"place:Zorbel Street", "place:Nantes"}, "Zorbel Street=Zorbel Street/FRA/region Nantes=Nantes/FRA/city"},
		{"unknown and alone", "A blaze in Zorbelville", []string{"place:Zorbelville"}, "Zorbelville=Zorbelville//"},
		{"direction", "Police in north west London", []string{"place:north west London"}, "north west London=London/GBR/city"},
	} {
		d := report(t, c.text, c.names...)
		var got []string
		for _, p := range x.places(d) {
			got = append(got, c.text[p.Start:p.End]+"="+p.Name+"/"+p.Country+"/"+p.Precision)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q:\n got %s\nwant %s", c.class, c.text, s, c.want)
		}
	}
}

// TestWhereNotInOrganization: a place inside the name of an organization is no
// place of an event, nor is a team that bears its city's name.
func TestWhereNotInOrganization(t *testing.T) {
	for _, c := range []struct{ tree, trigger, organization, place string }{
		{"They/PRON/2/nsubj met/VERB/0/root at/ADP/4/case Bank/PROPN/2/obl of/ADP/6/case England/PROPN/4/nmod ./PUNCT/2/punct", "met", "Bank of England", ""},
		{"Rebels/NOUN/2/nsubj attacked/VERB/0/root Liverpool/PROPN/2/obj ./PUNCT/2/punct", "attacked", "Liverpool", ""},
		{"They/PRON/2/nsubj met/VERB/0/root in/ADP/4/case Liverpool/PROPN/2/obl ./PUNCT/2/punct", "met", "Liverpool", "Liverpool"},
	} {
		d := tree(t, c.tree)
		i := strings.Index(d.report.Text, c.organization)
		span := dateline.Span{Start: i, End: i + len(c.organization)}
		d.analysis.Mentions = []dateline.Mention{{Kind: dateline.Organization, Form: dateline.Name, Span: span, Head: span}}
		d.mentions = newDocument(d.report, d.analysis).mentions
		x := &Extractor{}
		x.gazetteer, _ = gazetteer.Load()
		d.analysis.Places = x.places(d)
		place := ""
		if where := x.where(d, d.called(t, c.trigger)); where != nil {
			place = where.Name
		}
		if place != c.place {
			t.Errorf("%q: place %q, want %q", d.report.Text, place, c.place)
		}
	}
}
