import { wireEnum } from '#platform/fields.ts'

/** The domain's words of one kind, under the prefix of their wire names. */
export type Words<Word extends string> = { prefix: string; words: readonly Word[] }

/** Another service's wire name as a word; one that is not known is a fault. */
export function wordOf<Word extends string>({ prefix, words }: Words<Word>, name: string): Word {
  const word = words.find(each => wireEnum(prefix, each) === name)
  if (word === undefined) throw new Error(`${name} is none of ${prefix}`)
  return word
}
