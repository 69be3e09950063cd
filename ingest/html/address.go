package html

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"dateline/ingest/draft"
)

// dateOfAddress is the date in the path of an address: /2023/09/13/,
// /2023-09-13-title, /20230913/, /2023/sep/13/.
func dateOfAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	for _, pattern := range []string{`/(20\d\d|19\d\d)[/-](\d\d?|[a-zA-Z]{3,9})[/-](\d\d?)(?:\D|$)`, `[/_-](20\d\d)(\d\d)(\d\d)(?:\D|$)`} {
		if f := regexp.MustCompile(pattern).FindStringSubmatch(u.Path); f != nil {
			return dateOfFields(f[1], f[2], f[3])
		}
	}
	return ""
}

func dateOfFields(year, month, day string) string {
	joined := year + "-" + month + "-" + day
	if _, err := strconv.Atoi(month); err != nil {
		joined = strings.Join([]string{day, month, year}, " ")
	}
	iso, _ := draft.Date(joined)
	return iso
}
