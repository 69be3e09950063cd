// Command build writes the marked reports of a folder as JSON lines, counts
// what is marked in it, or says how far two markings of the same texts agree:
//
//	go run ./corpus/build corpus/dev > dev.jsonl
//	go run ./corpus/build -counts corpus
//	go run ./corpus/build -agree corpus/second corpus/test
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"dateline"
	"dateline/corpus"
)

func main() {
	counts := flag.Bool("counts", false, "count instead")
	with := flag.String("agree", "", "another marking of the same texts: say how far the two agree")
	flag.Parse()
	for _, path := range flag.Args() {
		reports, err := corpus.Read(path)
		if err == nil && *with != "" {
			var second []corpus.Report
			if second, err = corpus.Read(*with); err == nil {
				agree(os.Stdout, reports, second)
			}
		} else if err == nil && *counts {
			tell(reports)
		} else if err == nil {
			err = corpus.WriteJSONL(os.Stdout, reports)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// tell prints how often each kind of mark is used.
func tell(reports []corpus.Report) {
	n := map[string]int{}
	for _, r := range reports {
		n["reports"]++
		n["words"] += len(strings.Fields(r.Text))
		n["style "+r.Style]++
		for _, c := range r.Claims {
			claim(n, c)
		}
	}
	names := make([]string, 0, len(n))
	for name := range n {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Printf("%6d  %s\n", n[name], name)
	}
}

func claim(n map[string]int, c dateline.Claim) {
	n["claims "+string(c.Kind)]++
	if c.Kind == dateline.EventClaim {
		n["type "+c.Type]++
		n["type "+c.Type+"/"+c.Mode]++
		for _, a := range c.Arguments {
			n["role "+string(a.Role)]++
		}
	} else {
		n["quote "+c.QuoteKind]++
	}
	n["polarity "+c.Stance.Polarity]++
	n["certainty "+c.Stance.Certainty]++
	n["modality "+c.Stance.Modality]++
	n["voice "+c.Stance.Voice]++
	if c.When != nil {
		n["when "+c.When.Precision]++
	}
	if c.Where != nil {
		n["where "+c.Where.Precision]++
	}
	for _, l := range c.Attribution[1:] {
		n["link "+l.Kind]++
	}
	n[fmt.Sprintf("links %d", len(c.Attribution))]++
}
