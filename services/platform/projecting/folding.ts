import { categoryOf } from '#kernel/ids.ts'
import type { Stored } from '#kernel/stored.ts'
import type { RawEvent } from '../event-store.ts'
import { toStored } from '../handling/memory.ts'
import type { ReadModel, Row } from '../read-models.ts'
import { keyText } from './table.ts'

type Changed = { key: Row; before: Row | undefined; row: Row | undefined }

/** Rows of one model while a batch of events is folded: each is loaded once. */
export type Folding = { fold(raw: RawEvent): void; changes(): Changed[] }

export type Decode = (model: ReadModel, raw: RawEvent) => Stored<unknown>

export function beginFolding(model: ReadModel, load: (key: Row) => Row | undefined, decode: Decode): Folding {
  const categories = new Set(model.categories)
  const rows = new Map<string, Changed>()
  return {
    fold(raw) {
      if (!categories.has(categoryOf(raw.stream))) return
      const event = decode(model, raw)
      for (const key of model.keysOf(event)) {
        const text = keyText(model, key)
        const known = rows.get(text) ?? loaded(key, load(key))
        known.row = model.fold(known.row, event, key)
        rows.set(text, known)
      }
    },
    changes: () => [...rows.values()].filter(({ before, row }) => before !== row),
  }
}

const loaded = (key: Row, before: Row | undefined): Changed => ({ key, before, row: before })

/** Decodes an event once for all models of one service. */
export function decodingOnce(): Decode {
  const decoded = new Map<RawEvent, Map<ReadModel['decode'], Stored<unknown>>>()
  return ({ decode }, raw) => {
    const byDecoder = decoded.get(raw) ?? new Map<ReadModel['decode'], Stored<unknown>>()
    decoded.set(raw, byDecoder)
    const stored = byDecoder.get(decode) ?? toStored(raw, decode(raw.type, raw.data))
    byDecoder.set(decode, stored)
    return stored
  }
}
