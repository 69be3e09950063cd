package pipeline

import (
	"strings"
	"unicode"

	"dateline"
)

const (
	// longestText is the number of bytes of a report's text that is read: some
	// 300,000 words, more than any report and most books.
	longestText = 2 << 20
	// enoughWords is how many words it takes to tell a language by its function
	// words; headlines may have none at all.
	enoughWords = 30
	// leastEnglish is the share of function words below which a text is not
	// English. News has 0.3 to 0.5; the few of two weeks of English feeds below
	// 0.06 are short news full of names, and who plays which instrument (0.03).
	leastEnglish = 0.025
	// leastMarks is the share of function words that tells a language; the lists
	// below cover 0.15 and more of running text in each.
	leastMarks = 0.1
)

// gate refuses texts that are too long, and texts in other languages, which
// would only be misread. The words decide; what the input says its language is
// counts where they say nothing.
// Given words are read as they are.
func (p *Pipeline) gate(reading *Reading) error {
	r := &reading.Report
	if len(r.Text) > longestText {
		return dateline.Errorf(dateline.Invalid, "read", "the text has %.1f MB, more than the %.1f that are read as one report", megabytes(len(r.Text)), megabytes(longestText)).
			WithHint("cut it into its reports")
	}
	if reading.given != nil {
		return nil
	}
	read := reading.asRead()
	switch found := languageOf(read.Text); {
	case found == english:
		r.Language = english
	case found != "":
		return foreign(found)
	case r.Language == "":
		r.Language = english
	case r.Language != english:
		return foreign(r.Language)
	}
	return nil
}

func megabytes(n int) float64 { return float64(n) / 1e6 }

func foreign(language string) error {
	in := "in another language"
	if name := languages()[language]; name != "" {
		in = "in " + name
	}
	return dateline.Errorf(dateline.Unsupported, "language", "the text is %s, and only English is read", in).
		WithHint("leave it out, or give a translation")
}

const english = "en"

// other is a language that is not English and not one of those with a name here.
const other = "other"

func languages() map[string]string {
	return map[string]string{"de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
		"sv": "Swedish", "pl": "Polish", "tr": "Turkish", "id": "Indonesian", "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic",
		"fi": "Finnish", "hu": "Hungarian", "ro": "Romanian", "cs": "Czech", "hr": "Croatian", "da": "Danish or Norwegian", "vi": "Vietnamese",
		"fa": "Persian", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "he": "Hebrew", "el": "Greek", "hi": "Hindi"}
}

// functionWords are frequent words of these languages, each with the languages
// that it is a word of.
func functionWords() map[string]string {
	words := map[string]string{}
	for language, list := range map[string]string{
		english: `the of and to is that was for on with as by at from his her has have had are were been be this which their they he she it its not but will would said who more after about over into than when what we you i our your if there can could an how up out so in`,
		"de":    `der das und ist nicht ein eine einen einem einer mit auf für dem des sich auch nach wird bei sind wurde werden oder zum zur über hat haben dass keine kein im vom aber noch nur sie er wir habe hatte mehr`,
		"fr":    `le la les des du une est et que qui dans pour par sur avec au aux ce sont été pas ne il elle ont leur nous vous mais cette leurs avait était`,
		"es":    `el los las del una que y en por con para se su al lo como más pero sus fue ha este está`,
		"pt":    `o os as da do dos das uma que em não para com por se na no mais foi ao são pela pelo`,
		"it":    `il lo gli della del di che è un una per con non sono nel alla dei si ha le anche da`,
		"nl":    `de het een en van is niet zijn dat die voor met op aan door wordt bij ook naar heeft werd`,
		"sv":    `och att det som en på är av för med den till inte har de ett om var han`,
		"pl":    `i w na z do nie się jest że to o po przez od dla są był oraz`,
		"tr":    `ve bir bu için ile olarak da de olan gibi daha çok sonra kadar en`,
		"fi":    `ja on ei että se oli hän ovat mutta kun joka myös sekä jotka ole kuin tai`,
		"hu":    `az és hogy nem egy is volt meg csak már még azt de ez`,
		"ro":    `și în de la cu pe care din nu este sunt pentru mai au fost prin`,
		"cs":    `se na je že do pro jako ve ale jsou byl za podle`,
		"hr":    `je i u na da se su za od koji kao iz nije bi koja te`,
		"da":    `og at det er til af som på ikke den der med var av har et men fra`,
		"vi":    `và của là có không được trong cho một người với các những đã`,
		"id":    `yang dan di dengan untuk pada dari ini itu dalam akan tidak ke adalah oleh`,
	} {
		for _, w := range strings.Fields(list) {
			words[w] += " " + language
		}
	}
	return words
}

// languageOf is the language of a text as its letters and function words have
// it: a code, other, or "" when they do not say. It looks at the first part of
// the text only.
func languageOf(text string) string {
	text = text[:min(len(text), 20000)]
	if script := scriptOf(text); script != "" {
		return script
	}
	marks := functionWords()
	count := map[string]int{}
	total := 0
	for field := range strings.FieldsSeq(strings.ToLower(text)) {
		w := wordOf(field)
		if w == "" {
			continue
		}
		total++
		for language := range strings.FieldsSeq(marks[w]) {
			count[language]++
		}
	}
	best := english
	for language := range languages() {
		if n := count[language]; n > count[best] || n == count[best] && best != english && language < best {
			best = language
		}
	}
	switch {
	case best != english && count[best] < 2*count[english]:
		best = english // an English text with foreign quotations
	case count[best] < 3, float64(count[best]) < leastMarks*float64(total):
		best = ""
	}
	if total >= enoughWords && float64(count[english]) < leastEnglish*float64(total) && (best == "" || best == english) {
		return other
	}
	return best
}

// wordOf is the word in a stretch between blanks; there is none in an address,
// in mark-up, or in a number.
func wordOf(field string) string {
	word := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) })
	if strings.ContainsFunc(word, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("'’-–", r)
	}) {
		return ""
	}
	return word
}

// scriptOf is the language of a text whose letters are mostly not Latin, "" for
// Latin ones.
func scriptOf(text string) string {
	scripts := []struct {
		language string
		table    *unicode.RangeTable
	}{{"ru", unicode.Cyrillic}, {"ar", unicode.Arabic}, {"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"zh", unicode.Han},
		{"ko", unicode.Hangul}, {"he", unicode.Hebrew}, {"el", unicode.Greek}, {"hi", unicode.Devanagari}}
	count := make([]int, len(scripts))
	letters, latin := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.Is(unicode.Latin, r) {
			latin++
			continue
		}
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				count[i]++
			}
		}
	}
	if letters == 0 || 2*latin >= letters {
		return ""
	}
	best := 0
	for i := range count {
		if count[i] > count[best] {
			best = i
		}
	}
	if count[best] == 0 {
		return other
	}
	if scripts[best].language == "zh" && count[2]+count[3] > 0 {
		return "ja"
	}
	return scripts[best].language
}
