package neural

import (
	"encoding/json"
	"fmt"
)

// Config is the size of an encoder, from the meta object of the weight file.
type Config struct {
	Hidden    int     `json:"hidden"`    // width of a row
	Layers    int     `json:"layers"`    // of attention and feed-forward
	Heads     int     `json:"heads"`     // of attention in a layer; divides Hidden
	FFN       int     `json:"ffn"`       // width inside the feed-forward part
	Positions int     `json:"positions"` // most rows of a sequence
	Shapes    int     `json:"shapes"`    // kinds of word shapes
	Epsilon   float64 `json:"epsilon"`   // of the layer norms
}

// largest bounds every size in a Config and the inputs of a dense layer, whose
// integer sums then fit into 32 bits. A file with more is taken for a wrong one.
const largest = 1 << 16

// readConfig reads and checks the sizes.
func readConfig(meta json.RawMessage) (Config, error) {
	var c Config
	if err := json.Unmarshal(meta, &c); err != nil {
		return c, fmt.Errorf("meta of the weight file: %w", err)
	}
	sizes := []struct {
		name  string
		value int
	}{
		{"hidden", c.Hidden}, {"layers", c.Layers}, {"heads", c.Heads},
		{"ffn", c.FFN}, {"positions", c.Positions}, {"shapes", c.Shapes},
	}
	for _, s := range sizes {
		if s.value < 1 || s.value > largest {
			return c, fmt.Errorf("meta of the weight file: %s is %d", s.name, s.value)
		}
	}
	if c.Hidden%c.Heads != 0 {
		return c, fmt.Errorf("meta of the weight file: %d heads do not divide %d", c.Heads, c.Hidden)
	}
	if c.Epsilon < 0 || c.Epsilon >= 1 {
		return c, fmt.Errorf("meta of the weight file: epsilon is %g", c.Epsilon)
	}
	return c, nil
}
