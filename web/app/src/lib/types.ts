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
  speaker?: Quote
  cue?: Quote
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
export interface Page<T> {
  items: T[]
  next?: string
  total?: number
}
