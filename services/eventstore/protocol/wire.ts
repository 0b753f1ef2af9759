/** What came is not a message of this protocol. */
export class Malformed extends Error {
  override name = 'Malformed'
}

/** Reads protobuf fields one after another; used where generated classes would cost more than the append itself. */
export class WireReader {
  field = 0
  private wireType = 0
  private at: number
  private readonly end: number
  private readonly bytes: Buffer

  constructor(bytes: Buffer, start = 0, end = bytes.length) {
    this.bytes = bytes
    this.at = start
    this.end = end
  }

  /** Moves to the next field; false at the end of the message. */
  next(): boolean {
    if (this.at >= this.end) return false
    const tag = this.varint()
    this.field = Math.floor(tag / 8)
    this.wireType = tag & 7
    return true
  }

  /** An unsigned number; above 2^53 it is only near the truth, which is enough to compare with what exists. */
  varint(): number {
    let result = 0
    let scale = 1
    for (let n = 0; n < 10; n += 1) {
      const byte = this.byte()
      result += (byte & 0x7f) * scale
      if (byte < 0x80) return result
      scale *= 128
    }
    throw new Malformed('malformed varint')
  }

  /** A signed 64-bit number, exact. */
  int64(): bigint {
    let result = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte()
      result |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asIntN(64, result)
    }
    throw new Malformed('malformed varint')
  }

  /** A view of a length-delimited field. */
  view(): Buffer {
    const start = this.take()
    return this.bytes.subarray(start, this.at)
  }

  string(): string {
    const start = this.take()
    return this.bytes.toString('utf8', start, this.at)
  }

  message(): WireReader {
    const start = this.take()
    return new WireReader(this.bytes, start, this.at)
  }

  skip(): void {
    if (this.wireType === 0) this.varint()
    else if (this.wireType === 2) this.take()
    else if (this.wireType === 1) this.at += 8
    else if (this.wireType === 5) this.at += 4
    else throw new Malformed(`unknown wire type ${this.wireType}`)
  }

  private take(): number {
    const length = this.varint()
    const start = this.at
    if (start + length > this.end) throw new Malformed('message is cut off')
    this.at = start + length
    return start
  }

  private byte(): number {
    const byte = this.at < this.end ? this.bytes[this.at] : undefined
    if (byte === undefined) throw new Malformed('message is cut off')
    this.at += 1
    return byte
  }
}

export function varintBytes(value: number): number {
  let bytes = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes += 1
  return bytes
}

/** Length of a field with a one-byte tag and a length-delimited content. */
export function fieldBytes(contentBytes: number): number {
  return 1 + varintBytes(contentBytes) + contentBytes
}

/** Writes protobuf fields (numbers up to 15) into a buffer that the caller measured. */
export class WireWriter {
  readonly bytes: Buffer
  private at = 0

  constructor(length: number) {
    this.bytes = Buffer.allocUnsafe(length)
  }

  varint(field: number, value: number): void {
    this.bytes[this.at++] = field * 8
    this.rawVarint(value)
  }

  /** Opens a nested message, whose fields the caller writes next. */
  open(field: number, contentBytes: number): void {
    this.bytes[this.at++] = field * 8 + 2
    this.rawVarint(contentBytes)
  }

  put(field: number, content: Uint8Array): void {
    this.open(field, content.length)
    this.bytes.set(content, this.at)
    this.at += content.length
  }

  ascii(field: number, text: string): void {
    this.open(field, text.length)
    this.at += this.bytes.write(text, this.at, 'latin1')
  }

  private rawVarint(value: number): void {
    let rest = value
    while (rest >= 128) {
      this.bytes[this.at++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.bytes[this.at++] = rest
  }
}
