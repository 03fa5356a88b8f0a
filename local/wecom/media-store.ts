import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface MediaFacts {
  readonly corpId: string
  readonly contentType: string
  readonly filename: string
  /** Epoch ms. */
  readonly at: number
}

/** Temporary media (临时素材) live for 3 days. */
const lifeMs = 3 * 24 * 3600_000

/** Bytes of images: files in a folder, or memory where nothing needs to outlive the process. */
export class MediaStore {
  private readonly memory = new Map<string, Uint8Array>()
  private readonly facts = new Map<string, MediaFacts>()

  constructor(private readonly folder: string | undefined) {
    if (folder) mkdirSync(folder, { recursive: true })
  }

  /** Keeps the bytes under a new id; they are found once their facts are learned. */
  write(bytes: Uint8Array): string {
    const mediaId = randomBytes(24).toString('base64url')
    if (this.folder) writeFileSync(path.join(this.folder, mediaId), bytes)
    else this.memory.set(mediaId, bytes)
    return mediaId
  }

  learn(mediaId: string, facts: MediaFacts) {
    this.facts.set(mediaId, facts)
  }

  /** Media are shared by all apps of a corp and by nobody else. */
  find(mediaId: string, corpId: string): MediaFacts | undefined {
    const found = this.facts.get(mediaId)
    return found?.corpId === corpId ? found : undefined
  }

  /** The same, for the API: nothing that has outlived its three days. */
  findAlive(mediaId: string, corpId: string, now: number): MediaFacts | undefined {
    const found = this.find(mediaId, corpId)
    return found && now - found.at < lifeMs ? found : undefined
  }

  read(mediaId: string): Uint8Array {
    if (this.folder) return readFileSync(path.join(this.folder, mediaId))
    return this.memory.get(mediaId) ?? new Uint8Array()
  }
}
