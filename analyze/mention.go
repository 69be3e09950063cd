package analyze

import "dateline"

// nameSpan is a name that the model found: the words from first to last,
// inclusive, of a sentence, all from 0, and the kind of thing it names.
type nameSpan struct {
	sentence, first, last int
	kind                  dateline.Kind
}
