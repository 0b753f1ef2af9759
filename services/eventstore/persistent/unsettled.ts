const KEPT = 1_024

/** Things in their order, each of which is done with at its own time; those at the head leave once they are. */
export class Unsettled<T extends { isSettled: boolean }> {
  private items: T[] = []
  private head = 0
  private gone = 0

  add(item: T): void {
    this.items.push(item)
  }

  /** The first that is not done with. */
  get first(): T | undefined {
    this.advance()
    return this.items[this.head]
  }

  /** How many have left. */
  get left(): number {
    this.advance()
    return this.gone
  }

  private advance(): void {
    while (this.items[this.head]?.isSettled) {
      this.head += 1
      this.gone += 1
    }
    if (this.head > KEPT && this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head)
      this.head = 0
    }
  }
}
