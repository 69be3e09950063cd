//go:build ignore

// Command encoder is our side of encoder.py: it opens a weight file, then for
// each line of standard input, a JSON list of sequences of word pieces, encodes
// them once and answers with the seconds of processor time it took. Before a line
// "rows" it answers with the rows themselves instead.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"syscall"

	"dateline/neural"
)

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	file, err := neural.Open(data)
	if err != nil {
		log.Fatal(err)
	}
	encoder, err := neural.NewEncoder(file)
	if err != nil {
		log.Fatal(err)
	}
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	var out neural.Hidden
	for showRows := false; ; {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		if string(line) == "rows\n" {
			showRows = true
			continue
		}
		batch := read(line)
		before := processor()
		if err := encoder.Encode(batch, &out); err != nil {
			log.Fatal(err)
		}
		took := processor() - before
		if showRows {
			answer, _ := json.Marshal(out.Rows)
			fmt.Printf("%s\n", answer)
		} else {
			fmt.Println(took)
		}
		showRows = false
	}
}

func read(line []byte) []neural.Sequence {
	var ids [][]int32
	if err := json.Unmarshal(line, &ids); err != nil {
		log.Fatal(err)
	}
	var batch []neural.Sequence
	for _, s := range ids {
		shapes := make([]uint8, len(s))
		for i := range shapes {
			shapes[i] = uint8(s[i] % 10)
		}
		batch = append(batch, neural.Sequence{IDs: s, Shapes: shapes})
	}
	return batch
}

// processor is the processor time of this process, in seconds.
func processor() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
