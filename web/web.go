// Package web holds the built files of the pages (see web/app for their
// source), so that Go alone builds the program. Without them the server's own
// plain pages stand alone.
package web

import (
	"embed"
	"encoding/json"
	"io/fs"
)

//go:embed all:static
var files embed.FS

// Static are the built files, as they are served under /static/.
func Static() fs.FS {
	sub, err := fs.Sub(files, "static")
	if err != nil {
		return files // can not be: the name is a right one
	}
	return sub
}

// Entry is what a page loads to become the application: addresses under
// /static/, none where nothing was built.
type Entry struct {
	Script string
	Styles []string
}

// chunk is an entry of Vite's manifest
// (https://vite.dev/guide/backend-integration.html).
type chunk struct {
	File    string   `json:"file"`
	IsEntry bool     `json:"isEntry"`
	CSS     []string `json:"css"`
}

// Load reads the entry from the manifest of the build.
func Load() (Entry, error) {
	body, err := fs.ReadFile(Static(), ".vite/manifest.json")
	if err != nil {
		return Entry{}, nil // nothing was built
	}
	var manifest map[string]chunk
	if err := json.Unmarshal(body, &manifest); err != nil {
		return Entry{}, err
	}
	c, ok := manifest["src/main.ts"]
	if !ok || !c.IsEntry {
		return Entry{}, nil
	}
	e := Entry{Script: "/static/" + c.File}
	for _, file := range c.CSS {
		e.Styles = append(e.Styles, "/static/"+file)
	}
	return e, nil
}
