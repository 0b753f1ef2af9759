/** Personal data as events hold it: readable while its key is there. */
export type SealedText = { sealed: string; keyId: string }

/** What a person wrote in words of their own. Plain is only what was stored before it was sealed, and '' where nothing was said. */
export type Words = SealedText | string
