const PAGE_BITS = 16
const PAGE = 1 << PAGE_BITS
const IN_PAGE = PAGE - 1

type Numbers = Uint32Array | Float64Array

/** A growing column of numbers in pages, so that growing never copies. */
export class Column {
  length = 0
  private readonly pages: Numbers[] = []
  private readonly newPage: () => Numbers

  constructor(of: 'u32' | 'f64') {
    this.newPage = of === 'u32' ? () => new Uint32Array(PAGE) : () => new Float64Array(PAGE)
  }

  push(value: number): void {
    const page = this.length >>> PAGE_BITS
    const into = this.pages[page] ?? this.addPage()
    into[this.length & IN_PAGE] = value
    this.length += 1
  }

  at(index: number): number {
    return this.pages[index >>> PAGE_BITS]?.[index & IN_PAGE] ?? Number.NaN
  }

  set(index: number, value: number): void {
    const page = this.pages[index >>> PAGE_BITS]
    if (page && index < this.length) page[index & IN_PAGE] = value
  }

  /** The first index whose value is at least `value`, in a column that only rises. */
  firstAtLeast(value: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.at(middle) < value) low = middle + 1
      else high = middle
    }
    return low
  }

  private addPage(): Numbers {
    const page = this.newPage()
    this.pages.push(page)
    return page
  }
}
