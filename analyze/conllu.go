package analyze

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"

	"dateline"
)

const (
	// longestLine is the number of bytes of a line of CoNLL-U; a sentence's text
	// and a word with its ten columns are far below it.
	longestLine = 1 << 20
	// longestGiven is the number of bytes of CoNLL-U that one report may take.
	longestGiven = 64 << 20
	// columns is the number of columns of a CoNLL-U word.
	columns = 10
)

// Given is a report whose words and sentences are given. The columns of its
// tokens hold what the input says ("" for "_").
type Given struct {
	Report    dateline.Report
	Sentences []dateline.Sentence
}

// ReadCoNLLU reads reports as CoNLL-U (universaldependencies.org/format.html),
// one at a time. A "# newdoc" comment starts a report and its id is the report's
// Input; a file without one is one report. The report's text is the "# text"
// lines joined by line feeds; where one is missing, the tokens joined as
// SpaceAfter says. Comments and multiword tokens are kept, empty nodes are
// dropped. A report that can not be read gives an error that names the line,
// and reading goes on with the next one; an error of in ends it.
func ReadCoNLLU(in io.Reader) iter.Seq2[Given, error] {
	return func(yield func(Given, error) bool) {
		r := &conlluReader{in: bufio.NewReaderSize(in, 1<<16)}
		for {
			given, err := r.report()
			if err == io.EOF {
				return
			}
			if !yield(given, err) || r.broken {
				return
			}
		}
	}
}

// conlluReader reads lines into sentences and sentences into reports.
type conlluReader struct {
	in      *bufio.Reader
	line    int    // number of the last line read
	pending string // a "# newdoc" line that was read ahead
	count   int    // reports so far
	broken  bool   // the input itself failed
}

// report reads up to the next "# newdoc", or gives io.EOF when nothing is left.
func (r *conlluReader) report() (Given, error) {
	var doc givenText
	var block givenSentence
	size := 0
	err := r.lines(func(line string) error {
		if size += len(line); size > longestGiven {
			return r.invalid("more than %d bytes in one report", longestGiven).WithHint("start each report with a # newdoc line")
		}
		if line == "" {
			return r.close(&doc, &block)
		}
		return r.invalidLine(block.add(line))
	})
	if err == nil || err == io.EOF {
		if last := r.close(&doc, &block); last != nil {
			err = last
		}
	}
	if err == io.EOF && len(doc.sentences) == 0 {
		return Given{}, io.EOF
	}
	if len(doc.sentences) == 0 {
		doc.id = documentID(block.comments)
	}
	r.count++
	if err != nil && err != io.EOF {
		r.skip()
		return Given{}, err
	}
	return doc.given(r.count), nil
}

func (r *conlluReader) close(doc *givenText, block *givenSentence) error {
	if len(block.words) == 0 {
		return nil // comments alone belong to the sentence that follows
	}
	err := r.invalidLine(doc.add(block))
	*block = givenSentence{}
	return err
}

// lines hands over the lines of one report. It returns nil at the next report
// and io.EOF at the end of the input.
func (r *conlluReader) lines(use func(string) error) error {
	for first := true; ; {
		line, err := r.next()
		if err != nil {
			return err
		}
		if strings.HasPrefix(line, "# newdoc") && !first {
			r.pending = line
			return nil
		}
		if line != "" {
			first = false
		}
		if err := use(line); err != nil {
			return err
		}
	}
}

// next is the next line without its line end, as valid UTF-8 without NUL.
func (r *conlluReader) next() (string, error) {
	if r.pending != "" {
		line := r.pending
		r.pending = ""
		return line, nil
	}
	var line []byte
	for {
		part, err := r.in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > longestLine {
			r.broken = true
			return "", r.invalid("line %d is longer than %d bytes", r.line+1, longestLine).WithHint("is this CoNLL-U?")
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (err != io.EOF || len(line) == 0) {
			r.broken = true
			if err != io.EOF {
				err = dateline.Errorf(dateline.KindOf(err), "read", "conllu: %w", err)
			}
			return "", err
		}
		r.line++
		text := strings.TrimRight(string(line), "\r\n")
		return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", ""), nil
	}
}

// skip leaves out what is left of a report.
func (r *conlluReader) skip() {
	for !r.broken && r.pending == "" {
		line, err := r.next()
		if err != nil {
			return
		}
		if strings.HasPrefix(line, "# newdoc") {
			r.pending = line
		}
	}
}

func (r *conlluReader) invalid(format string, args ...any) *dateline.Error {
	return dateline.Errorf(dateline.Invalid, "read", "conllu: "+format, args...)
}

func (r *conlluReader) invalidLine(err error) error {
	if err == nil {
		return nil
	}
	return r.invalid("line %d: %w", r.line, err).WithHint("see universaldependencies.org/format.html")
}

// givenSentence is a sentence as its lines say.
type givenSentence struct {
	comments []string
	text     string // of the "# text" line
	words    []dateline.Token
	ranges   []dateline.MultiwordRange
}

// add takes one line of the sentence.
func (s *givenSentence) add(line string) error {
	if line[0] == '#' {
		s.comments = append(s.comments, line)
		if key, value, ok := strings.Cut(line[1:], "="); ok && strings.TrimSpace(key) == "text" {
			s.text = strings.TrimSpace(value)
		}
		return nil
	}
	c := strings.Split(line, "\t")
	if len(c) != columns {
		return errors.New(strconv.Itoa(len(c)) + " columns, not ten separated by tabs")
	}
	switch {
	case strings.Contains(c[0], "."):
		return nil // an empty node
	case strings.Contains(c[0], "-"):
		return s.addRange(c)
	}
	if n, err := strconv.Atoi(c[0]); err != nil || n != len(s.words)+1 {
		return errors.New("word " + strconv.Quote(c[0]) + " where " + strconv.Itoa(len(s.words)+1) + " is due")
	}
	if strings.TrimSpace(c[1]) == "" {
		return errors.New("a word without a form")
	}
	head, _ := strconv.Atoi(c[6]) // not a number: no head
	s.words = append(s.words, dateline.Token{Text: c[1], Lemma: filled(c[2]), UPOS: filled(c[3]), XPOS: filled(c[4]),
		Feats: filled(c[5]), Head: head, Deprel: filled(c[7]), Misc: filled(c[9])})
	return nil
}

func (s *givenSentence) addRange(c []string) error {
	a, b, _ := strings.Cut(c[0], "-")
	first, err := strconv.Atoi(a)
	last, err2 := strconv.Atoi(b)
	if err != nil || err2 != nil || first != len(s.words)+1 || last <= first || last-first > columns*columns {
		return errors.New("multiword token " + strconv.Quote(c[0]) + " where it can not be")
	}
	if strings.TrimSpace(c[1]) == "" {
		return errors.New("a multiword token without a form")
	}
	s.ranges = append(s.ranges, dateline.MultiwordRange{First: first - 1, Last: last - 1, Form: c[1], Misc: filled(c[9])})
	return nil
}

func filled(column string) string {
	if column == "_" {
		return ""
	}
	return column
}
