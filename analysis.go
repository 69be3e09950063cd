package dateline

// Analysis is what the words of one report are, by one version of one model.
// It is rebuildable from the report: a cache, not a record. Sentences,
// Mentions, Frames and Certainty come from package analyze, the other layers from
// package extract; a layer not asked for is empty.
type Analysis struct {
	Report       ReportID          `json:"report"`
	ID           string            `json:"id"` // the input's own id
	Language     string            `json:"language"`
	Text         string            `json:"text"`
	Model        string            `json:"model"`
	Sentences    []Sentence        `json:"sentences"`
	Mentions     []Mention         `json:"mentions"`
	Frames       []Frame           `json:"frames"`
	Times        []TimeExpression  `json:"times"`
	Places       []PlaceMention    `json:"places"`
	Attributions []AttributionSpan `json:"attributions"`
	Certainty    []CertaintyValue  `json:"certainty"`
	Events       []EventReading    `json:"events"`
	Speech       []SpeechReading   `json:"speech"`
}

// Sentence is a span and its tokens. Comments and Ranges carry what a CoNLL-U
// input said beside its words and are empty for running text.
type Sentence struct {
	Span
	Tokens   []Token          `json:"tokens"`
	Comments []string         `json:"-"` // lines as they were, with their #
	Ranges   []MultiwordRange `json:"-"`
}

// MultiwordRange is a surface token that stands for several words (CoNLL-U 2-3).
type MultiwordRange struct {
	First, Last int // words, from 0, inclusive
	Form, Misc  string
}

// Token is one syntactic word. Tags are Universal Dependencies 2, XPOS Penn.
// Head is the position of the head in the sentence from 1, 0 for the root.
type Token struct {
	Span
	Text   string `json:"text"`
	Lemma  string `json:"lemma"`
	UPOS   string `json:"upos"`
	XPOS   string `json:"xpos"`
	Feats  string `json:"feats"`
	Head   int    `json:"head"`
	Deprel string `json:"deprel"`
	Misc   string `json:"-"` // MISC column of a CoNLL-U input
}

// Kind is the kind of thing that a mention or an entity is.
type Kind string

// The kinds of mentions and entities.
const (
	Person       Kind = "person"
	Organization Kind = "organization"
	Group        Kind = "group" // nationalities, religions, unnamed groups of people
	Country      Kind = "country"
	Place        Kind = "place"
	Facility     Kind = "facility"
	Product      Kind = "product"
	EventName    Kind = "event"
	Other        Kind = "other"
)

// Form is how a mention mentions: by name, by description or by pronoun.
type Form string

// The forms of mentions.
const (
	Name    Form = "name"
	Nominal Form = "nominal"
	Pronoun Form = "pronoun"
)

// Mention is a stretch of text that stands for something. Mentions of one Chain
// stand for the same thing in this report. The span of a name is the name alone;
// Phrase is the whole noun phrase around it, with titles and descriptions
// ("President Putin", "Kim, the head of state").
type Mention struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	Form Form   `json:"form"`
	Span
	Phrase Span   `json:"-"`
	Head   Span   `json:"head"`
	Chain  string `json:"chain"`
}

// Frame is a predicate with its PropBank roles.
type Frame struct {
	Predicate Span            `json:"predicate"`
	Roleset   string          `json:"roleset"`
	Arguments []FrameArgument `json:"arguments"`
}

// FrameArgument is one role of a frame (ARG0, ARGM-TMP, ...).
type FrameArgument struct {
	Role string `json:"role"`
	Span
}

// TimeExpression is a TIMEX3: Type DATE, TIME, DURATION or SET, Value as
// TimeML 1.2.1 writes it, From and To (exclusive) where it falls on a calendar.
type TimeExpression struct {
	Span
	Type  string `json:"type"`
	Value string `json:"value"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
	When  When   `json:"-"` // the same as a When, for claims
}

// PlaceMention is a named place with its coordinates in WGS 84; both are nil
// for a place that no gazetteer holds.
type PlaceMention struct {
	Span
	Name      string   `json:"name"`
	Country   string   `json:"country,omitempty"` // ISO 3166 alpha-3
	Lat       *float64 `json:"lat,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	GeoNames  int      `json:"geonames,omitempty"`
	Precision string   `json:"-"` // facility, city, district, region, country, sea; "" unknown
}

// AttributionSpan is who says what: source (empty when unnamed), cue, content.
type AttributionSpan struct {
	Source  *Span  `json:"source,omitempty"`
	Cue     *Span  `json:"cue,omitempty"`
	Content []Span `json:"content"`
	Quote   string `json:"quote"` // direct, indirect, mixed
}

// CertaintyValue is the factuality of a predicate, from -3 (certainly not) to
// 3 (certainly so), on the scale of UDS-IH2.
type CertaintyValue struct {
	Span
	Value float64 `json:"value"`
}
