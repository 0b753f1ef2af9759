import { Rejection } from '#kernel/rejection.ts'

const ATTEMPTS = 5
/** The order went on between two readings of it. */
const OUTDATED = ['UNITS_CLAIMED', 'UNITS_NOT_LEFT']

/** Reads an order that may go on meanwhile until all of it is told as of one moment. */
export async function rereading<Answer>(read: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof Rejection && OUTDATED.includes(error.reason)) || attempt === ATTEMPTS) throw error
    }
  }
}
