package dateline

// Parties are the arguments that take part in what a claim tells: who acts, who
// is with them, to whom and to what it is done. Left out are mere numbers ("19
// were hurt") and parties whose words stand inside another's, as Oru does in
// "the road to Oru".
func (c *Claim) Parties() []Argument {
	var out []Argument
	for _, a := range c.Arguments {
		if a.takesPart() && a.Name != "" && !c.counts(a) {
			out = append(out, a)
		}
	}
	return withoutInner(out)
}

func (a *Argument) takesPart() bool {
	switch a.Role {
	case RoleActor, RoleRecipient, RoleObject, RoleBeneficiary, RoleAccompaniedBy:
		return true
	}
	return false
}

// counts tells whether the words of an argument are no more than a number of the claim.
func (c *Claim) counts(a Argument) bool {
	for _, n := range c.Arguments {
		if n.Role == RoleCount && !a.Empty() && n.Contains(a.Span) {
			return true
		}
	}
	return false
}

func withoutInner(all []Argument) []Argument {
	var out []Argument
	for _, a := range all {
		inner := false
		for _, b := range all {
			inner = inner || b.Len() > a.Len() && b.Contains(a.Span)
		}
		if !inner {
			out = append(out, a)
		}
	}
	return out
}
