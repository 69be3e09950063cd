package gazetteer

import (
	"strings"

	"dateline"
)

// Outlet is the news outlet or agency of a name, a domain or an address
// ("TASS", "www.reuters.com", "https://tass.com/world/1"). What the table does
// not know of it is empty, a kind not known is "unknown".
func (g *Gazetteer) Outlet(name string) (dateline.Source, bool) {
	if len(name) > 512 {
		return dateline.Source{}, false
	}
	if strings.Contains(name, ".") && !strings.Contains(name, " ") {
		for host := hostOf(name); strings.Contains(host, "."); _, host, _ = strings.Cut(host, ".") {
			if s, ok := g.outlet(host); ok {
				return s, true
			}
		}
	}
	return g.outlet(Fold(name))
}

// outlet is the outlet of a key: the user's own, else the shipped table's.
func (g *Gazetteer) outlet(key string) (dateline.Source, bool) {
	if g.own != nil {
		if s, ok := g.own.outlets[key]; ok {
			return s, true
		}
	}
	s, ok := shipped("outlets").outlets[key]
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
