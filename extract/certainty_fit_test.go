package extract

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// judged is one predicate of UDS-IH2 with its mean value.
type judged struct {
	features []string
	rules    outlook
	value    float64
}

// readJudged reads the judgements of one part and the trees of its sentences.
func readJudged(t *testing.T, part, trees string) []judged {
	values := map[string]map[int]float64{}
	f, err := os.Open(filepath.Join(dataDir(t), "train/uds_ih2/uds-ih2-aligned-"+part+".jsonl"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var row struct {
			Sent      string      `json:"sent_id"`
			Token     int         `json:"token"`
			Judgments [][3]string `json:"judgments"`
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		sum, n := 0.0, 0.0
		for _, j := range row.Judgments {
			c, err := strconv.Atoi(j[2])
			if j[0] != "True" || err != nil || j[1] != "true" && j[1] != "false" {
				continue
			}
			v := 0.75 * float64(c)
			if j[1] == "false" {
				v = -v
			}
			sum, n = sum+v, n+1
		}
		if n > 0 {
			if values[row.Sent] == nil {
				values[row.Sent] = map[int]float64{}
			}
			values[row.Sent][row.Token-1] = sum / n
		}
	}
	var out []judged
	for _, a := range readTrees(t, filepath.Join(dataDir(t), trees)) {
		d := newDocument(reportOf(a), a)
		for s, sentence := range a.Sentences {
			for i := range sentence.Tokens {
				if v, ok := values[sentence.Comments[0]][i]; ok {
					w := word{s, i}
					out = append(out, judged{d.certaintyFeatures(w), d.outlook(w), v})
				}
			}
		}
	}
	return out
}

func dataDir(t testing.TB) string {
	dir := os.Getenv("DATELINE_DATA")
	if dir == "" {
		t.Skip("DATELINE_DATA names no folder")
	}
	return dir
}

// TestFitCertainty writes cues/certainty.tsv anew:
//
//	FIT=1 DATELINE_DATA=/work/data go test -run FitCertainty ./extract
//
// Ridge regression by coordinate descent over features seen at least five times.
func TestFitCertainty(t *testing.T) {
	if os.Getenv("FIT") == "" {
		t.Skip("FIT is not set")
	}
	train := readJudged(t, "train", "train/ud_ewt/en_ewt-ud-train.rebuilt.conllu")
	weights := fitRidge(train, 5, 6)
	var lines []string
	for f, w := range weights {
		if math.Abs(w) >= 0.02 {
			lines = append(lines, fmt.Sprintf("%s\t%.2f\n", f, w))
		}
	}
	sort.Strings(lines)
	if err := os.MkdirAll("cues", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("cues/certainty.tsv", []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d judgements, %d features, %d kept", len(train), len(weights), len(lines))
}

func fitRidge(rows []judged, least int, penalty float64) map[string]float64 {
	where := map[string][]int{}
	for i, r := range rows {
		for _, f := range r.features {
			if l := where[f]; len(l) == 0 || l[len(l)-1] != i {
				where[f] = append(where[f], i)
			}
		}
	}
	var names []string
	for f, l := range where {
		if len(l) >= least && !strings.ContainsAny(f, "\t\n") {
			names = append(names, f)
		}
	}
	sort.Strings(names)
	rest := make([]float64, len(rows))
	for i, r := range rows {
		rest[i] = r.value
	}
	weights := map[string]float64{}
	for range 30 {
		for _, f := range names {
			sum := 0.0
			for _, i := range where[f] {
				sum += rest[i]
			}
			p := penalty
			if f == "" {
				p = 0
			}
			old := weights[f]
			n := float64(len(where[f]))
			weights[f] = (sum + n*old) / (n + p)
			for _, i := range where[f] {
				rest[i] -= weights[f] - old
			}
		}
	}
	return weights
}

// TestCertaintyHolds measures the table on the development part, gold trees:
// it must stay above the floor.
func TestCertaintyHolds(t *testing.T) {
	dev := readJudged(t, "dev", "train/ud_ewt/en_ewt-ud-dev.conllu")
	x := &Extractor{sure: certaintyWeights()}
	var gold, found []float64
	for _, r := range dev {
		sum := 0.0
		for _, f := range r.features {
			sum += x.sure[f]
		}
		gold, found = append(gold, r.value), append(found, min(3, max(-3, sum)))
	}
	r, mae := pearson(gold, found), meanError(gold, found)
	t.Logf("%d predicates: r %.3f, MAE %.3f", len(dev), r, mae)
	if r < 0.60 {
		t.Errorf("r %.3f is below 0.60", r)
	}
}

func pearson(a, b []float64) float64 {
	var ma, mb, ab, aa, bb float64
	for i := range a {
		ma, mb = ma+a[i]/float64(len(a)), mb+b[i]/float64(len(a))
	}
	for i := range a {
		ab, aa, bb = ab+(a[i]-ma)*(b[i]-mb), aa+(a[i]-ma)*(a[i]-ma), bb+(b[i]-mb)*(b[i]-mb)
	}
	return ab / math.Sqrt(aa*bb)
}

func meanError(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += math.Abs(a[i] - b[i])
	}
	return sum / float64(len(a))
}
