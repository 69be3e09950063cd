package server

import (
	"context"
	"net/http"

	"dateline"
	"dateline/pipeline"
	"dateline/query"
)

type compareIn struct {
	Event   string `query:"event" maxLength:"40" doc:"the accounts of this event" example:"v_00b81b02e7652c27"`
	Reports string `query:"reports" maxLength:"500" doc:"or these 2 to 12 reports, by commas"`
}

// compareOut is a comparison with all that its cells point to.
type compareOut struct {
	dateline.Comparison
	Sides  []dateline.Report `json:"sides" doc:"the reports, without their texts"`
	Events []dateline.Event  `json:"events"`
	Claims []dateline.Claim  `json:"claims"`
}

func (s *Server) compare(*http.ServeMux) {
	get(s, op("compare", http.MethodGet, "/compare", "views", "Compare accounts", "Accounts side by side, fact by fact: agrees, adds, omits, differs.",
		http.StatusNotFound, http.StatusUnprocessableEntity), func(ctx context.Context, in *compareIn) (compareOut, error) {
		c, reports, err := s.accounts(ctx, in)
		if err != nil {
			return compareOut{}, err
		}
		events := c.InReadingOrder(reports)
		out := compareOut{Comparison: c.Compare(reports, events), Sides: c.Reports, Events: events, Claims: c.Claims}
		for i := range out.Sides {
			out.Sides[i].Text = ""
		}
		return out, nil
	})
}

func (s *Server) accounts(ctx context.Context, in *compareIn) (pipeline.Conclusion, []dateline.ReportID, error) {
	if in.Event != "" {
		return s.Pipeline.EventAccounts(ctx, s.Store, dateline.EventID(in.Event))
	}
	const most = 12
	named, err := few("reports", in.Reports, most)
	if err != nil {
		return pipeline.Conclusion{}, nil, err
	}
	if len(named) < 2 {
		return pipeline.Conclusion{}, nil, &query.Mistake{Name: "reports", Value: in.Reports, Reason: "name an event, or two reports or more"}
	}
	ids := make([]dateline.ReportID, len(named))
	for i, id := range named {
		ids[i] = dateline.ReportID(id)
	}
	c, err := s.Pipeline.ReportAccounts(ctx, s.Store, ids)
	return c, ids, err
}
