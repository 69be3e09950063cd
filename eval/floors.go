package eval

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed floors.json
var floorsFile []byte

// Floor is a figure below which a set of our own may not fall. Floors only rise.
type Floor struct {
	Suite  string  `json:"suite"`
	Path   string  `json:"path"` // below the folder of this package
	Figure string  `json:"figure"`
	Floor  float64 `json:"floor"`
}

// Floors are those of the sets in this folder; those of the release scorers
// stand beside them in floors.json and are checked by .ci/run.
func Floors() ([]Floor, error) {
	var file struct{ Eval []Floor }
	if err := json.Unmarshal(floorsFile, &file); err != nil {
		return nil, fmt.Errorf("floors.json: %w", err)
	}
	return file.Eval, nil
}

// Check is an error when a score is below its floor.
func (f Floor) Check(s Score) error {
	figure, ok := s.Figure(f.Figure)
	if !ok {
		return fmt.Errorf("%s has no figure %q", f.Suite, f.Figure)
	}
	if figure.Value < f.Floor {
		return fmt.Errorf("%s of %s: %s is %.1f, below its floor of %.1f", f.Suite, f.Path, f.Figure, figure.Value, f.Floor)
	}
	return nil
}
