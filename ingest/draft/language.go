package draft

import (
	"strings"

	"golang.org/x/text/language"
)

// Language is the ISO 639-1 code of a language tag ("en" of "en-GB", "eng" or
// "en_US"), "" when it is none.
func Language(tag string) string {
	tag = strings.TrimSpace(tag)
	if tag == "" || len(tag) > 35 || strings.ContainsAny(tag, " \t\n") {
		return ""
	}
	base, confidence := language.Make(strings.ReplaceAll(tag, "_", "-")).Base()
	if confidence == language.No || len(base.String()) != 2 {
		return ""
	}
	return base.String()
}
