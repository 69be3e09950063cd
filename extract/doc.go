// Package extract reads what the words of a report claim: it turns an analysis
// into event claims (who did what to whom, when, where, according to whom and
// how sure) and statements (what is said to be so, and by whom). It knows
// grammar and the ontology and nothing of other reports; every claim keeps the
// spans of the words that it rests on. DESIGN.md says how and why.
package extract
