/** What went wrong, in one line for who called; `exitCode` 2 says that the call itself was wrong. */
export class Failed extends Error {
  override readonly name = 'Failed'
  readonly exitCode: 1 | 2
  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
