//go:build ignore

// Command reading is our side of reading.py and measures how fast reports are read, in one process on one
// goroutine: words a second of processor time, a line for each part of the work.
//
//	go run bench/reading.go [-part tokens|tags|all] [-times N] [-profile FILE] REPORTS.jsonl
package main

import (
	"context"
	"encoding/json"
	"flag"
	"io"
	"log"
	"os"
	"runtime/pprof"
	"slices"
	"strings"
	"syscall"

	"dateline/analyze"
	"dateline/ingest"
	"dateline/pipeline"
)

func main() {
	part := flag.String("part", "all", "tokens, tags (words to parse and names, no claims) or all")
	times := flag.Int("times", 3, "how often to read everything; the median counts")
	profile := flag.String("profile", "", "write a CPU profile here")
	flag.Parse()
	if *profile != "" {
		f, err := os.Create(*profile)
		check(err)
		check(pprof.StartCPUProfile(f))
		defer pprof.StopCPUProfile()
	}
	p := pipeline.New()
	p.Workers = 1
	read := func() int { return whole(p, *part, flag.Args()) }
	words := read() // opens the model too
	rates := make([]float64, *times)
	for i := range rates {
		before := processor()
		read()
		rates[i] = float64(words) / (processor() - before)
	}
	slices.Sort(rates)
	check(json.NewEncoder(os.Stdout).Encode(map[string]any{"part": *part, "words": words, "per_second": int(rates[len(rates)/2])}))
}

// whole reads all reports once and says how many words (between blanks) they have.
func whole(p *pipeline.Pipeline, part string, paths []string) int {
	ctx, words := context.Background(), 0
	depth := pipeline.Resolved
	if part == "tags" {
		depth = pipeline.Tagged
	}
	reports := pipeline.Given(ingest.Read(ctx, paths, ingest.Options{}))
	out := json.NewEncoder(io.Discard)
	for r, err := range p.Each(ctx, reports, depth) {
		if err != nil {
			continue
		}
		words += len(strings.Fields(r.Report.Text))
		for _, c := range r.Claims {
			check(out.Encode(c))
		}
		if part == "tags" {
			check(analyze.WriteCoNLLU(io.Discard, r.Analysis))
		}
	}
	return words
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// processor is the processor time of this process, in seconds.
func processor() float64 {
	var u syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
