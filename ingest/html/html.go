package html

import (
	"dateline"
	"dateline/ingest/draft"
)

// Read makes the draft of a page.
func Read(b []byte) (draft.Draft, error) {
	return draft.Draft{Report: dateline.Report{Text: string(b)}}, nil
}
