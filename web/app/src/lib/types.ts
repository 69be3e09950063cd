// The record as the API gives it (docs/formats/api.md); offsets of layers are UTF-16, as browsers count.
import type { When } from './when'

export interface Where {
  name: string
  country?: string
  lat?: number
  lon?: number
  precision?: string
}
export interface Participant {
  entity: string
  name: string
  role: string
  country?: string
  sector?: string
}
export interface Value {
  value: string
  for: string[]
  against: string[]
}
export interface Property {
  name: string
  values: Value[]
  verdict: string
}
export interface Fold {
  reports: string[]
  reason: string
}
export interface Event {
  id: string
  type: string
  mode?: string
  status: Status
  summary: string
  participants: Participant[]
  when?: When
  where?: Where
  origins: number
  reports: number
  claims: string[]
  properties: Property[]
  folds: Fold[]
}
export type Status = 'reported' | 'corroborated' | 'disputed' | 'planned' | 'denied'

export interface Quote {
  start: number
  end: number
  text?: string
}
export interface Argument extends Quote {
  role: string
  of?: string
  value?: number
  bound?: string
  unit?: string
  entity?: string
  name?: string
  kind?: string
  via?: string
}
export interface Link {
  kind: string
  name?: string
  entity?: string
  speaker?: { start: number; end: number }
  cue?: { start: number; end: number }
}
export interface Claim {
  id: string
  report: string
  source: string
  kind: 'event' | 'statement'
  type?: string
  mode?: string
  trigger?: Quote
  content?: Quote
  quote?: string
  arguments: Argument[]
  when?: When
  where?: Where
  stance: { polarity: string; certainty: string; modality: string; voice: string }
  attribution: Link[]
  passage: Quote
  confidence: number
  maker: string
  event?: string
}
export interface Source {
  name: string
  kind?: string
  owner?: string
  country?: string
}
export interface Report {
  id: string
  input: string
  source: Source
  title: string
  byline?: string
  published?: string
  retrieved?: string
  url?: string
  genre?: string
  claims: number
  text?: string
}
export interface Entity {
  id: string
  kind: string
  name: string
  aliases: string[]
  country?: string
  sector?: string
  roles: { title: string; of?: string; from?: string; to?: string; claims: string[] }[]
  ids: Record<string, string>
  mentions: number
  reports: number
}
export interface Cell {
  report: string
  verdict: Verdict
  value: string
  claims: string[]
}
export type Verdict = 'agrees' | 'adds' | 'omits' | 'differs'
export interface Fact {
  event: string
  property: string
  cells: Cell[]
}
export interface Comparison {
  reports: string[]
  origins: number
  folds: Fold[]
  facts: Fact[]
}
/** An event with all that its page shows. */
export interface EventAnswer extends Event {
  related?: { kind: string; event: string; summary: string }[]
  told: Claim[]
  sides: Report[]
  history: { at: string; report: string; source: string; claims: string[]; adds: Property[]; reports: number }[]
}
export interface Compared extends Comparison {
  sides: Report[]
  events: Event[]
  claims: Claim[]
}
export interface EntityAnswer extends Entity {
  companions: { id: string; name: string; kind: string; country: string; events: number }[]
  ties: { a: string; b: string; events: number }[]
}

/** A stretch of a report's text; start16 and end16 count as strings here do, start and end in bytes. */
export interface Mark {
  start16: number
  end16: number
}
export interface ClaimMark extends Claim {
  event: string
  mark: Mark
  parts: { part: string; role?: string; entity?: string; name?: string; mark: Mark }[]
}
export interface ReportAnswer extends Report {
  layers: {
    claims?: ClaimMark[]
    mentions?: { kind: string; entity?: string; mark: Mark }[]
    times?: { value: string; mark: Mark }[]
    places?: { name: string; mark: Mark }[]
    attributions?: { quote: string; source?: Mark; cue?: Mark; content: Mark[] }[]
  }
}

/** An event, short, as timelines and maps have it. */
export interface Line {
  id: string
  type: string
  status: Status
  from?: string
  to?: string
  precision?: string
  place?: string
  origins: number
  summary: string
  lanes?: number[]
}
export interface TimelineAnswer {
  total: number
  unknown: number
  lanes: { id?: string; name: string; count: number }[]
  events: Line[]
  truncated: boolean
}
export interface Cluster {
  geometry: { coordinates: [number, number] }
  properties: { events: number; precision: string; country?: string; name: string; places: number; some: Line[] }
}
export interface FacetValue {
  value: string
  name?: string
  count: number
}
export type Facets = { total: number } & Record<'type' | 'status' | 'country' | 'place' | 'origins' | 'month' | 'actor' | 'source', FacetValue[]>
export interface Hit {
  kind: string
  id: string
  title: string
  of: string
  date?: string
}
export interface Judgement {
  id: string
  a: string
  b?: string
  verdict: string
  maker: string
  reason?: string
  made_at?: string
  applied?: boolean
}
export interface Failure {
  input: string
  step: string
  reason: string
  hint?: string
}
export interface Job {
  id: string
  state: 'waiting' | 'reading' | 'done' | 'failed'
  tally: { reports: number; known?: number; claims?: number; quarantined?: number }
  failures: Failure[]
  reason?: string
}
export interface Page<T> {
  items: T[]
  next?: string
}
