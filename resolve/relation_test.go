package resolve

import (
	"testing"

	"dateline"
)

func TestRelate(t *testing.T) {
	claim := func(id, line, day, published string, planned bool) Told {
		c := accountOf("r"+id, id+" "+line)[0]
		if day != "" {
			c.When = &dateline.When{From: day, Precision: "day"}
		}
		if planned {
			c.Stance.Modality = "planned"
		}
		return Told{Claim: &c, Published: published, About: TopicOf([]dateline.Claim{c})}
	}
	plan := claim("a", "meet CONSULT: President {actor Abara} will meet Prime Minister {actor Kern} at the Lavel palace in Toro on Friday.", "2031-05-05", "2031-05-01", true)
	met := claim("b", "met CONSULT: {actor Abara} met {actor Kern} at the Lavel palace in Toro for two hours.", "2031-05-05", "2031-05-06", false)
	later := claim("c", "talks CONSULT: {actor Abara} and {actor Kern} held talks at the Lavel palace in Toro.", "2031-05-19", "2031-05-20", false)
	before := claim("d", "met CONSULT: {actor Abara} met {actor Kern} at the Lavel palace in Toro last month.", "2031-04-09", "2031-05-06", false)
	blame := claim("e", "accused ACCUSE: {actor Oruba} accused {recipient Savia} of shelling the Toro Lavel valley and its grain mills.", "", "2031-05-08", false)
	denial := claim("f", "denied REJECT: {actor Savia} denied the shelling of the Toro Lavel valley and its grain mills.", "", "2031-05-09", false)
	stale := claim("g", "denied REJECT: {actor Savia} denied the shelling of the Toro Lavel valley and its grain mills.", "", "2031-09-09", false)
	other := claim("h", "denied REJECT: {actor Mardia} denied the shelling of the Toro Lavel valley and its grain mills.", "", "2031-05-09", false)
	visit := claim("i", "visit AGREE: President {actor Abara} will visit {recipient Savia} next month.", "", "2031-05-01", true)
	cancelled := claim("j", "called REJECT: {actor Abara} has called off {object his visit to Savia}.", "", "2031-05-08", false)
	postponed := claim("k", "postponed REJECT: {actor Abara} postponed {object the trip to Savia} by a week.", "", "2031-05-08", false)
	gig := claim("l", "cancelled REJECT: {actor Abara} cancelled {object a speech in Savia}.", "", "2031-05-08", false)
	for _, c := range []struct {
		name string
		x, y Told
		want dateline.RelationKind
	}{
		{"a plan that came true", plan, met, dateline.Happened},
		{"what was planned", met, plan, dateline.PlannedAs},
		{"put off", plan, later, dateline.OtherDay},
		{"long over when it was planned", plan, before, ""},
		{"two that happened", met, later, ""},
		{"a visit that is called off", visit, cancelled, dateline.CalledOff},
		{"what is called off", cancelled, visit, dateline.CallsOff},
		{"a visit that is put off", visit, postponed, dateline.PutOff},
		{"what is put off", postponed, visit, dateline.PutsOff},
		{"a speech is no visit", visit, gig, ""},
		{"who denies", blame, denial, dateline.DeniedBy},
		{"what is denied", denial, blame, dateline.Allegation},
		{"a denial of months later", blame, stale, ""},
		{"somebody else denies", blame, other, ""},
	} {
		if got := Relate([]Told{c.x}, []Told{c.y}); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
