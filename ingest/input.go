package ingest

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline"
)

// input reads one argument of the command line.
func (r *reading) input(name string) bool {
	if r.done() {
		return false
	}
	switch scheme, _, address := strings.Cut(name, "://"); {
	case name == "-":
		return r.stdin()
	case address && scheme != "file":
		return r.fail(dateline.Errorf(dateline.Unsupported, "read", "web addresses are not read yet").
			WithInput(name).WithHint("save the page or feed and give its file"))
	}
	name = strings.TrimPrefix(name, "file://")
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return r.folder(name)
	case err == nil:
		return r.file(name)
	case strings.ContainsAny(name, "*?["):
		return r.pattern(name)
	}
	return r.fail(unreadable(name, err))
}

// pattern reads what a pattern stands for, by name. The shell mostly does this;
// a quoted pattern and other systems come here.
func (r *reading) pattern(name string) bool {
	matches, err := filepath.Glob(name)
	if err != nil || len(matches) == 0 {
		return r.fail(dateline.Errorf(dateline.NotFound, "read", "no file has a name like this").
			WithInput(name).WithHint("check the pattern; * stands for any part of a name"))
	}
	slices.Sort(matches)
	for _, m := range matches {
		if !r.input(m) {
			return false
		}
	}
	return true
}

// folder reads the files of a folder and the folders in it, by path. Hidden
// ones are left out, and files whose names say that they are something else.
func (r *reading) folder(root string) bool {
	read, others := 0, map[string]int{}
	going := true
	top := root + string(filepath.Separator) // follows a root that is a link
	err := filepath.WalkDir(top, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if going = r.fail(unreadable(path, err)); !going {
				return fs.SkipAll
			}
			return fs.SkipDir
		case path != top && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		}
		if !readable(path) {
			if ext := strings.ToLower(filepath.Ext(path)); isDocument(ext) {
				others[ext]++
			}
			return nil
		}
		read++
		if going = r.file(path); !going {
			return fs.SkipAll
		}
		return nil
	})
	if !going {
		return false
	}
	if err != nil {
		return r.fail(unreadable(root, err))
	}
	return r.summary(root, read, others)
}

// readable reports whether a file found in a folder is read: a regular file
// whose name says that it is one of our formats.
func readable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && formatOfName(path) != ""
}

// isDocument reports whether files of this ending may hold reports that are not
// read; images and notes beside the reports are nobody's loss.
func isDocument(ext string) bool {
	switch ext {
	case ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".warc", ".mht", ".mhtml", ".zip", ".eml", ".csv", ".tsv":
		return true
	}
	return false
}

// summary tells what a folder had that was not read.
func (r *reading) summary(root string, read int, others map[string]int) bool {
	if read == 0 {
		return r.fail(dateline.Errorf(dateline.NotFound, "read", "no reports in this folder").
			WithInput(root).WithHint("reports are files that end in " + strings.Join(extensions(), ", ") + ", or these with .gz"))
	}
	total, kinds := 0, make([]string, 0, len(others))
	for ext, n := range others {
		total += n
		kinds = append(kinds, ext)
	}
	if total > 0 {
		slices.Sort(kinds)
		r.warn(root, "%d files of other kinds are left out: %s", total, strings.Join(kinds[:min(len(kinds), 8)], ", "))
	}
	return true
}

// unreadable is the error of a file that can not be opened or read.
func unreadable(name string, err error) *dateline.Error {
	switch {
	case os.IsNotExist(err):
		return dateline.Errorf(dateline.NotFound, "read", "no such file or folder").WithInput(name).WithHint("check the path")
	case os.IsPermission(err):
		return dateline.Errorf(dateline.Invalid, "read", "no permission to read it").WithInput(name).WithHint("check who may read it")
	}
	return dateline.Errorf(dateline.Internal, "read", "%w", err).WithInput(name).WithHint("check the file and the disk")
}
