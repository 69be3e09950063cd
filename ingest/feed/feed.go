package feed

import (
	"dateline/ingest/draft"
)

// Read makes a draft of each item.
func Read(b []byte) ([]draft.Draft, error) { return nil, nil }
