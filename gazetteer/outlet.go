package gazetteer

import (
	_ "embed" // the table of outlets
	"strings"
	"sync"

	"dateline"
)

//go:embed tables/outlets.txt
var outletLines string

// outlets reads the table of outlets once, when an outlet is first asked for:
// by folded name and by domain, the first line of a name has it.
var outlets = sync.OnceValue(func() map[string]dateline.Source {
	out := map[string]dateline.Source{}
	add := func(key string, s dateline.Source) {
		if _, taken := out[key]; !taken && key != "" {
			out[key] = s
		}
	}
	for line := range strings.Lines(outletLines) {
		c := strings.Split(strings.TrimRight(line, "\n"), "|")
		if line[0] == '#' || len(c) != 5 {
			continue
		}
		names := strings.Split(c[0], ";")
		s := dateline.Source{Name: names[0], Kind: c[1], Country: c[2], Owner: c[3]}
		for _, n := range names {
			add(Fold(n), s)
		}
		for _, d := range list(c[4]) {
			add(d, s)
		}
	}
	return out
})

// Outlet is the news outlet or agency of a name, a domain or an address
// ("TASS", "www.reuters.com", "https://tass.com/world/1"). What the table does
// not know of it is empty, a kind not known is "unknown".
func (g *Gazetteer) Outlet(name string) (dateline.Source, bool) {
	if len(name) > 512 {
		return dateline.Source{}, false
	}
	if strings.Contains(name, ".") && !strings.Contains(name, " ") {
		for host := hostOf(name); strings.Contains(host, "."); _, host, _ = strings.Cut(host, ".") {
			if s, ok := outlets()[host]; ok {
				return s, true
			}
		}
	}
	s, ok := outlets()[Fold(name)]
	return s, ok
}

// hostOf is the host of an address in small letters, without scheme and port.
func hostOf(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	if i := strings.IndexAny(address, "/?#:"); i >= 0 {
		address = address[:i]
	}
	return strings.ToLower(address)
}
