// Package corroborate says what stands behind an event: how many independent
// origins, where the accounts agree and differ, and what each adds or leaves
// out. It gives no verdict on truth. Origins are computed here and nowhere
// else; each fold of reports into one origin carries its reason.
package corroborate
