package resolve

import "testing"

// Each verb of the table makes the forms by which reports tell of it.
func TestVerbForms(t *testing.T) {
	for form, want := range map[string][2]string{
		"COERCE bans":        {"banned", "banned"},
		"COERCE banning":     {"banned", "banned"},
		"REJECT denies":      {"denied", "denied"},
		"ASSAULT shot down":  {"shot down", "shot down"},
		"AID given":          {"gave", "given"},
		"SUPPORT praising":   {"praised", "praised"},
		"REJECT calling off": {"called off", "called off"},
		"COERCE arrests":     {"arrested", "arrested"},
	} {
		if v := plainVerbs()[form]; v.past != want[0] || v.participle != want[1] {
			t.Errorf("%s: %q, %q", form, v.past, v.participle)
		}
	}
	if v, ok := plainVerbs()["ASSAULT slaughtered"]; ok {
		t.Errorf("a word that judges: %v", v)
	}
}
