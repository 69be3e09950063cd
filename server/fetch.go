package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"dateline"
)

// Limits of what is fetched from addresses that a reader gives.
const (
	mostFetches    = 100      // of one request
	longestAddress = 2000     // bytes of an address
	mostFetched    = 16 << 20 // bytes of an answer, unpacked
	mostRedirects  = 5
	mostFetchTime  = 30 * time.Second // of one address, redirects and body included
)

// fetcher gets reports from public web addresses. Whoever may ingest chooses
// where this machine connects to, so each connection is checked where it is
// made, after the name is resolved and again for each redirect: a name can not
// be made to point into this network between a check and its use.
type fetcher struct {
	may func(netip.AddrPort) bool // connect to
}

// get saves what an address answers with, under path and an ending that tells
// its format. It returns the file and the address that answered in the end.
// Errors are of the step fetch and name the address.
func (f fetcher) get(ctx context.Context, address, path string) (file, from string, err error) {
	ctx, stop := context.WithTimeout(ctx, mostFetchTime)
	defer stop()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return "", "", unfetched(address, "the address can not be read", "check its spelling")
	}
	r.Header.Set("User-Agent", "Dateline")
	r.Header.Set("Accept", "text/html,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8")
	client := f.client()
	defer client.CloseIdleConnections()
	answer, err := client.Do(r)
	if err != nil {
		return "", "", failedFetch(address, err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return "", "", unfetched(address, "the site answers "+answer.Status, "open the address in a browser; save the page and send the file if only a person may read it")
	}
	kind, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	end, known := endings(kind)
	if !known {
		return "", "", unfetched(address, fmt.Sprintf("the address answers with %q, which is no report", kind), "give the address of a web page, a text or a feed")
	}
	if err := keep(path+end, answer.Body); err != nil {
		return "", "", failedFetch(address, err)
	}
	return path + end, answer.Request.URL.String(), nil
}

// errLarge and errPrivate say why a fetch is given up.
var (
	errLarge   = errors.New("the page is too large")
	errPrivate = errors.New("the address leads into a private network")
)

func keep(path string, from io.Reader) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	n, err := io.Copy(f, io.LimitReader(from, mostFetched+1))
	if err == nil && n > mostFetched {
		err = errLarge
	}
	return errors.Join(err, f.Close())
}

// client follows no proxy of the environment: a proxy would connect for us,
// past the check.
func (f fetcher) client() *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || !f.may(to) {
			return errPrivate
		}
		return nil
	}}
	return &http.Client{
		Transport: &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 20 * time.Second, MaxResponseHeaderBytes: 64 << 10},
		CheckRedirect: func(r *http.Request, past []*http.Request) error {
			if len(past) > mostRedirects {
				return fmt.Errorf("it redirects more than %d times", mostRedirects)
			}
			return fetchable(r.URL.String())
		},
	}
}

// fetchable says what is wrong with an address that can not be fetched, before
// its name is looked up.
func fetchable(address string) error {
	u, err := url.Parse(address)
	switch {
	case len(address) > longestAddress:
		return fmt.Errorf("an address has more than %d bytes", longestAddress)
	case err != nil || u.Scheme == "":
		return errors.New("an address is not like https://example.org/page")
	case u.Scheme != "http" && u.Scheme != "https":
		return errors.New("only http and https addresses are fetched")
	case u.Hostname() == "":
		return errors.New("an address names no site")
	case u.User != nil:
		return errors.New("an address may hold no name and password")
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && !onWeb(netip.AddrPortFrom(ip, 80)) {
		return errPrivate
	}
	return nil
}

// reserved are networks that are no part of the public internet, or that carry
// addresses of another one inside theirs (IANA special-purpose registries,
// RFC 6890), beyond what net/netip knows.
func reserved() []netip.Prefix {
	var out []netip.Prefix
	for _, p := range []string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "fec0::/10"} {
		out = append(out, netip.MustParsePrefix(p))
	}
	return out
}

// onWeb reports whether an address is of the public internet, at a port of the web.
func onWeb(to netip.AddrPort) bool {
	ip := to.Addr().Unmap().WithZone("")
	if to.Port() != 80 && to.Port() != 443 || !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	return !slices.ContainsFunc(reserved(), func(p netip.Prefix) bool { return p.Contains(ip) })
}

// endings tells the ending of a file by the type that the site gives it.
func endings(kind string) (string, bool) {
	switch kind {
	case "text/html", "application/xhtml+xml", "":
		return ".html", true
	case "text/plain":
		return ".txt", true
	case "application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml":
		return ".xml", true
	case "application/jsonl", "application/x-ndjson", "application/ndjson":
		return ".jsonl", true
	}
	return "", false
}

func failedFetch(address string, err error) error {
	var known *url.Error
	if errors.As(err, &known) {
		err = known.Err
	}
	switch {
	case errors.Is(err, errPrivate):
		return unfetched(address, "the address leads into a private network, to this machine or to a port that is not of the web", "save the page and send the file")
	case errors.Is(err, errLarge):
		return unfetched(address, fmt.Sprintf("the page has more than %d MB", mostFetched>>20), "send the reports in smaller files")
	case errors.Is(err, context.DeadlineExceeded):
		return unfetched(address, fmt.Sprintf("the site did not answer in %d seconds", int(mostFetchTime.Seconds())), "try again later")
	}
	var name *net.DNSError
	if errors.As(err, &name) {
		return unfetched(address, "there is no site of that name, or this machine can not reach the internet", "check the address and the connection")
	}
	return unfetched(address, "the address could not be fetched: "+strings.ToValidUTF8(err.Error(), ""), "try again later, or save the page and send the file")
}

func unfetched(address, reason, hint string) error {
	return dateline.Errorf(dateline.Invalid, "fetch", "%s", reason).WithInput(address).WithHint(hint)
}
