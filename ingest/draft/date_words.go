package draft

// The words of dates in English; the tables are read only.
var (
	months = map[string]int{
		"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
		"may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
		"sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
	}
	noise = map[string]bool{
		"monday": true, "mon": true, "tuesday": true, "tue": true, "tues": true, "wednesday": true, "wed": true,
		"thursday": true, "thu": true, "thur": true, "thurs": true, "friday": true, "fri": true,
		"saturday": true, "sat": true, "sunday": true, "sun": true,
		"at": true, "on": true, "of": true, "the": true, "published": true, "posted": true, "date": true,
	}
	// zones are those that mean one offset wherever they are printed; IST and
	// BST in Asia, CST in China and the like are not the only readings, so the
	// ambiguous ones follow RFC 822 (North America) and British usage.
	zones = map[string]string{
		"z": "Z", "ut": "Z", "utc": "Z", "gmt": "Z", "wet": "Z",
		"est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
		"mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
		"bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
		"msk": "+03:00", "jst": "+09:00", "kst": "+09:00", "hkt": "+08:00", "sgt": "+08:00", "aest": "+10:00",
	}
)
