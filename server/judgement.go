package server

import (
	"context"
	"iter"
	"net/http"
	"time"

	"dateline"
	"dateline/export"
	"dateline/store"
)

type logIn struct {
	About    string `query:"about" maxLength:"40" doc:"only on this id"`
	Maker    string `query:"maker" maxLength:"100" doc:"only by this maker"`
	Kind     string `query:"kind" enum:"person,rule,model"`
	Standing bool   `query:"standing" doc:"only those that are not withdrawn"`
	Paging
}

// verdictIn is a judgement as people make it.
type verdictIn struct {
	Body struct {
		Verdict string `json:"verdict" enum:"same,different,unsure,right,wrong" doc:"of two ids, or of one claim"`
		A       string `json:"a" minLength:"3" maxLength:"40" doc:"an entity, a claim or an event" example:"e_0a1b2c3d4e5f6a7b"`
		B       string `json:"b,omitempty" maxLength:"40" doc:"the other of a pair; left out for right and wrong" example:"e_1a2b3c4d5e6f7a8b"`
		Reason  string `json:"reason,omitempty" maxLength:"2000" doc:"why"`
	}
}

// noted is a judgement and whether the record follows it yet.
type noted struct {
	dateline.Judgement
	Applied bool `json:"applied" doc:"entities and events follow it already; otherwise they will, and /progress says when"`
}

func (s *Server) judgements(*http.ServeMux) {
	collection(s, op("judgements", http.MethodGet, "/judgements", "judgements", "List judgements", "The log, the latest first: nothing is overwritten."),
		judgementShape(), func(in *logIn) Paging { return in.Paging },
		func(ctx context.Context, in *logIn) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[dateline.Judgement], error], error) {
			return store.Filter{}, func(f store.Filter) iter.Seq2[store.Placed[dateline.Judgement], error] {
				return s.Store.JudgementsOf(ctx, store.Log{About: in.About, Maker: in.Maker, Kind: in.Kind, Standing: in.Standing, After: f.After, Limit: f.Limit})
			}, nil
		})
	judge := op("judge", http.MethodPost, "/judgements", "judgements", "Judge",
		"Note that two entities, claims or events are the same, different or unsure, or that a claim is right or wrong as a reading of its report. For reviewers and editors. A person's judgement outweighs any machine's.",
		http.StatusNotFound, http.StatusUnprocessableEntity)
	judge.DefaultStatus = http.StatusCreated
	get(s, judge, s.judge)
	get(s, op("judgement", http.MethodGet, "/judgements/{id}", "judgements", "One judgement", "", http.StatusNotFound),
		func(ctx context.Context, in *ID) (dateline.Judgement, error) { return s.Store.Judgement(ctx, in.ID) })
	get(s, op("withdraw", http.MethodDelete, "/judgements/{id}", "judgements", "Withdraw a judgement",
		"Take a person's judgement back: one's own, or any as an editor. It stays in the log.", http.StatusNotFound, http.StatusConflict), s.withdraw)
}

func (s *Server) judge(ctx context.Context, in *verdictIn) (noted, error) {
	by, err := s.allowed(ctx, Reviewer)
	if err != nil {
		return noted{}, err
	}
	j, err := dateline.NewJudgement(dateline.Verdict(in.Body.Verdict), in.Body.A, in.Body.B, by.Name, in.Body.Reason, time.Now())
	if err != nil {
		return noted{}, err
	}
	for _, id := range []string{j.A, j.B} {
		if id == "" {
			continue
		}
		if err := s.Store.Known(ctx, id); err != nil {
			return noted{}, err
		}
	}
	if err := s.Store.Judge(ctx, j); err != nil {
		return noted{}, err
	}
	return noted{j, s.work.derived(ctx)}, nil
}

func (s *Server) withdraw(ctx context.Context, in *ID) (noted, error) {
	by, err := s.allowed(ctx, Reviewer)
	if err != nil {
		return noted{}, err
	}
	j, err := s.Store.Judgement(ctx, in.ID)
	if err != nil {
		return noted{}, err
	}
	if j.Kind == "person" && j.Maker != by.Name && by.Role < Editor {
		return noted{}, forbidden("only " + j.Maker + " or an editor can withdraw this judgement")
	}
	if err := s.Store.Withdraw(ctx, in.ID, time.Now()); err != nil {
		return noted{}, err
	}
	j, err = s.Store.Judgement(ctx, in.ID)
	return noted{j, s.work.derived(ctx)}, err
}

func judgementShape() export.Shape[dateline.Judgement] {
	type j = dateline.Judgement
	return export.Shape[j]{
		Columns: []export.Column[j]{
			{Title: "id", Value: func(v j) string { return v.ID }}, {Title: "a", Value: func(v j) string { return v.A }},
			{Title: "b", Value: func(v j) string { return v.B }}, {Title: "verdict", Value: func(v j) string { return string(v.Verdict) }},
			{Title: "kind", Value: func(v j) string { return v.Kind }}, {Title: "maker", Value: func(v j) string { return v.Maker }},
			{Title: "reason", Value: func(v j) string { return v.Reason }}, {Title: "made_at", Value: func(v j) string { return v.MadeAt }},
			{Title: "withdrawn_at", Value: func(v j) string { return v.Withdrawn }},
		},
		ID:    func(v j) string { return v.ID },
		Title: func(v j) string { return v.A + " " + string(v.Verdict) + " " + v.B },
		Text:  func(v j) string { return v.Reason },
		When:  func(v j) *dateline.When { return &dateline.When{From: v.MadeAt, Precision: "second"} },
	}
}
