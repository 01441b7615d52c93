import type { Cost, Service } from '../../../hub/domain/fields.ts'

/** A service that a text names, ready to be confirmed by a person. */
export interface RecognisedRow {
  service: Partial<Service> & { name: string }
  /** What the text says it costs; `period` only where it is said. */
  cost?: Partial<Omit<Cost, 'id'>> & Pick<Cost, 'label' | 'amount'>
  /** 0 to 1; below 0.5 the name stands as it was typed and nobody knows whether it is a service. */
  confidence: number
  /** The entry of the catalogue. */
  known?: string
  /** The line of the text, from 1. */
  line: number
  /** The line or lines as they stood. */
  source: string
}

export interface RestLine {
  line: number
  text: string
}

/** Everything a text says: each of its lines is the source of a row, or among `rest`. */
export interface Recognition {
  read: 'list' | 'table' | 'invoice' | 'nothing'
  rows: RecognisedRow[]
  /** What was not recognised, as it stood. */
  rest: RestLine[]
  /** Limits that were met, in plain words. */
  problems: string[]
}
