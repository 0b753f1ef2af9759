import { Column } from './columns.ts'
import { StreamIndex } from './stream-index.ts'

/** Everything that is known of the log without reading it: per event its place, stream and type. About 20 bytes an event. */
export class Catalog {
  readonly streams = new StreamIndex()
  readonly positions = new Column('f64')
  private readonly streamOfEvent = new Column('u32')
  private readonly typeOfEvent = new Column('u32')
  private readonly types: string[] = []
  private readonly typeNumbers = new Map<string, number>()

  get count(): number {
    return this.positions.length
  }

  add(position: number, stream: number, type: string): void {
    const ordinal = this.positions.length
    this.positions.push(position)
    this.streamOfEvent.push(stream)
    this.typeOfEvent.push(this.typeNumber(type))
    this.streams.add(stream, ordinal)
  }

  position(ordinal: number): number {
    return this.positions.at(ordinal)
  }

  stream(ordinal: number): number {
    return this.streamOfEvent.at(ordinal)
  }

  type(ordinal: number): number {
    return this.typeOfEvent.at(ordinal)
  }

  typeName(type: number): string {
    return this.types[type] ?? ''
  }

  private typeNumber(name: string): number {
    const known = this.typeNumbers.get(name)
    if (known !== undefined) return known
    const type = this.types.length
    this.types.push(name)
    this.typeNumbers.set(name, type)
    return type
  }
}
