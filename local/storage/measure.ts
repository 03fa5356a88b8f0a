import { CloudError } from '../gateway/errors'

/** The longest magic number of a kind of file is far shorter. */
const headBytes = 64

/** Counts the bytes of an upload as they come and keeps the first ones, by which its type is known. */
export class Measure {
  size = 0
  head: Buffer = Buffer.alloc(0)

  constructor(private readonly limit: number) {}

  /** @throws CloudError EXCEED_REQUEST_SIZE_LIMIT as soon as there are too many: the rest is not read. */
  add(chunk: Buffer): void {
    this.size += chunk.length
    if (this.size > this.limit)
      throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `the file is larger than ${this.limit} bytes`)
    if (this.head.length < headBytes) this.head = Buffer.concat([this.head, chunk]).subarray(0, headBytes)
  }
}
