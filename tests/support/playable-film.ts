/** Films that a browser can really play: pictures by its own encoder, in an MP4 written box by box. */
import type { Page } from 'playwright-core'
import { be16, be32, box, zeros } from './films'
import { ascii } from './images'
import type { Photo } from './pages'

const WIDTH = 320
const HEIGHT = 240
const SCALE = 1_000

const one = be32(0x1_0000)
const upright = [...one, ...zeros(12), ...one, ...zeros(12), ...be32(0x4000_0000)]

/** Two pictures as VP9, which every Chromium can encode and show. */
const encoded = (page: Page): Promise<number[][]> =>
  page.evaluate(
    async ({ width, height }) => {
      const pictures: number[][] = []
      const encoder = new VideoEncoder({
        output: (chunk) => {
          const bytes = new Uint8Array(chunk.byteLength)
          chunk.copyTo(bytes)
          pictures.push([...bytes])
        },
        error: (error) => {
          throw error
        },
      })
      encoder.configure({ codec: 'vp09.00.10.08', width, height })
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const pen = canvas.getContext('2d')
      for (const [n, colour] of ['teal', 'orange'].entries()) {
        if (pen) pen.fillStyle = colour
        pen?.fillRect(0, 0, width, height)
        const frame = new VideoFrame(canvas, { timestamp: n * 1_000_000 })
        encoder.encode(frame, { keyFrame: true })
        frame.close()
      }
      await encoder.flush()
      return pictures
    },
    { width: WIDTH, height: HEIGHT },
  )

const movieHeader = (ms: number) =>
  box('mvhd', zeros(12), be32(SCALE), be32(ms), one, be16(0x100), zeros(10), upright, zeros(24), be32(2))
const trackHeader = (ms: number) =>
  box('tkhd', be32(7), zeros(8), be32(1), zeros(4), be32(ms), zeros(16), upright, be16(WIDTH), be16(0), be16(HEIGHT), be16(0)) // prettier-ignore

/** How its pictures are written (VP9 in ISO media, profile 0, 8 bits). */
const sampleEntry = () =>
  box(
    'vp09',
    [...zeros(6), ...be16(1), ...zeros(16), ...be16(WIDTH), ...be16(HEIGHT)],
    [...be32(0x48_0000), ...be32(0x48_0000), ...zeros(4), ...be16(1), ...zeros(32), ...be16(24), 0xff, 0xff],
    box('vpcC', [1, 0, 0, 0, 0, 10, 0x82, 1, 1, 1, 0, 0]),
  )

const sampleTable = (pictures: readonly number[][], { ms, at }: { ms: number; at: number }) => {
  const lengths = pictures.flatMap(({ length }) => be32(length))
  return box(
    'stbl',
    box('stsd', be32(0), be32(1), sampleEntry()),
    box('stts', be32(0), be32(1), be32(pictures.length), be32(Math.round(ms / pictures.length))),
    box('stsc', be32(0), be32(1), be32(1), be32(pictures.length), be32(1)),
    box('stsz', be32(0), be32(0), be32(pictures.length), lengths),
    box('stco', be32(0), be32(1), be32(at)),
  )
}

/** An MP4 of that length; it ends in free space for so many bytes that stand behind it. */
export const playableFilm = async (page: Page, ms: number, room = 0): Promise<Photo> => {
  const pictures = await encoded(page)
  const head = box('ftyp', ascii('isom'), be32(512), ascii('isom'))
  const media = box('mdat', pictures.flat())
  const table = sampleTable(pictures, { ms, at: head.length + 8 })
  const data = box('dinf', box('dref', be32(0), be32(1), box('url ', be32(1))))
  const info = box('minf', box('vmhd', be32(1), zeros(8)), data, table)
  const handler = box('hdlr', zeros(8), ascii('vide'), zeros(13))
  const header = box('mdhd', zeros(12), be32(SCALE), be32(ms), be16(0x55c4), zeros(2))
  const track = box('trak', trackHeader(ms), box('mdia', header, handler, info))
  const film = [...head, ...media, ...box('moov', movieHeader(ms), track)]
  const free = [...be32(room + 8), ...ascii('free')]
  return { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from([...film, ...free]) }
}
