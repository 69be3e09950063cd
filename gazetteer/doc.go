// Package gazetteer knows the places of the news: countries with the names,
// adjectives, capitals and seats of government that stand for them, their
// regions, cities, seas and facilities, with coordinates. Everything is
// embedded; the big table of cities is searched where it lies. It also knows
// who is who: news outlets with their owners, organizations, and who held
// which office when.
package gazetteer
