package extract

import "dateline"

// stance is how the report stands to the event triggered at w.
func (x *Extractor) stance(d *document, w word) dateline.Stance {
	return dateline.Stance{Polarity: "affirmed", Certainty: "certain", Modality: "actual", Voice: "report"}
}
