import fc from 'fast-check'
import { orientationIn } from '../../core/files/exif'
import { sniffImage, stripPrivate, type ImageInfo } from '../../core/files/image'
import {
  PLACE,
  ascii,
  exif,
  gif,
  gifFrame,
  gifSecrets,
  jpeg,
  jpegSecrets,
  png,
  pngSecrets,
  riff,
  webp,
  webpLossless,
  webpLossy,
  webpSecrets,
} from '../support/images'

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const stripped = (bytes: Uint8Array): Uint8Array => {
  const info = sniffImage(bytes)
  if (!info) throw new Error('not an image')
  return stripPrivate(bytes, info)
}

/** A picture with everything private in it, and the same picture made without. */
const pairs = {
  jpeg: [jpeg({ metadata: [...exif(1), ...jpegSecrets], tail: ascii(PLACE) }), jpeg()],
  png: [png({ metadata: pngSecrets }), png()],
  gif: [gif({ metadata: gifSecrets }), gif()],
  webp: [webp({ metadata: webpSecrets }), webp()],
} as const
const kinds = Object.keys(pairs) as (keyof typeof pairs)[]

describe('sniffImage', () => {
  it.each(kinds)('tells a %s and its size, with and without metadata', (kind) => {
    for (const bytes of pairs[kind]) expect(sniffImage(bytes)).toEqual({ kind, width: 40, height: 30 })
  })

  it('tells the three forms of WebP', () => {
    const size = { kind: 'webp', width: 1_234, height: 567 }
    expect(sniffImage(riff(webpLossy(1_234, 567)))).toEqual(size)
    expect(sniffImage(riff(webpLossless(1_234, 567)))).toEqual(size)
    expect(sniffImage(webp({ width: 1_234, height: 567 }))).toEqual(size)
  })

  it('tells the size of a photo as it is shown: lying on its side, width and height change places', () => {
    for (const orientation of [5, 6, 7, 8]) {
      expect(sniffImage(jpeg({ metadata: exif(orientation) }))).toMatchObject({ width: 30, height: 40 })
    }
    for (const orientation of [1, 2, 3, 4, 0, 9]) {
      expect(sniffImage(jpeg({ metadata: exif(orientation) }))).toMatchObject({ width: 40, height: 30 })
    }
  })

  it.each([
    ['nothing', []],
    ['a web page', ascii('<!doctype html><script>alert(1)</script>')],
    ['a web page behind the magic of JPEG', [0xff, 0xd8, 0xff, ...ascii('<script>alert(1)</script>')]],
    ['a web page behind the magic of PNG', ascii('\x89PNG\r\n\x1a\n<script>alert(1)</script> padding …')],
    ['a web page behind the magic of GIF', ascii('GIF89a<script>alert(1)</script>')],
    ['a sound file in RIFF', ascii('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0')],
    ['a web page in the clothes of WebP', ascii('RIFF\xff\0\0\0WEBPVP8 <script>alert(1)</script>')],
    ['an SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a PDF', ascii('%PDF-1.7')],
    ['an MP4', ascii('\0\0\0\x18ftypmp42')],
  ])('refuses %s', (_, bytes) => {
    expect(sniffImage(Uint8Array.from(bytes))).toBeNull()
  })

  it.each(kinds)('refuses a %s that ends before its picture begins', (kind) => {
    const [, bytes] = pairs[kind]
    const picture = { jpeg: '\xff\xda', png: 'IDAT', gif: '\x2c', webp: 'VP8 ' }[kind]
    const begins = textOf(bytes).indexOf(picture)
    for (let length = 0; length < begins; length += 1)
      expect(sniffImage(bytes.subarray(0, length))).toBeNull()
  })

  it('refuses a picture without width or height', () => {
    expect(sniffImage(jpeg({ width: 0 }))).toBeNull()
    expect(sniffImage(png({ height: 0 }))).toBeNull()
    expect(sniffImage(gif({ width: 0 }))).toBeNull()
    expect(sniffImage(riff(webpLossy(0, 1)))).toBeNull()
  })

  it('reads a thousand bytes of anything without harm', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1_000 }), (bytes) => {
        const info = sniffImage(bytes)
        for (const kind of kinds) stripPrivate(bytes, { kind })
        return info === null || info.width > 0
      }),
    )
  })
})

describe('stripPrivate', () => {
  it.each(kinds)('leaves a %s exactly as it would be had it never told anything', (kind) => {
    const [telling, silent] = pairs[kind]
    expect(textOf(telling)).toContain(PLACE)
    expect(stripped(telling)).toEqual(silent)
  })

  it.each(['II', 'MM'] as const)(
    'keeps the way up of a turned photo and nothing else of its Exif (%s)',
    (order) => {
      for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
        const photo = jpeg({ metadata: [...exif(orientation, order), ...jpegSecrets] })
        const clean = stripped(photo)
        const at = textOf(clean).indexOf('Exif')
        expect(orientationIn(clean.subarray(at))).toBe(orientation)
        expect(textOf(clean)).not.toContain('GPS')
        expect(clean).toHaveLength(jpeg().length + 36)
        expect(sniffImage(clean)).toEqual(sniffImage(photo))
      }
    },
  )

  it('keeps the colour profile of a JPEG, and JFIF before everything', () => {
    const clean = textOf(stripped(jpeg({ metadata: exif(6) })))
    expect(clean.indexOf('JFIF')).toBeLessThan(clean.indexOf('Exif'))
    expect(clean).toContain('ICC_PROFILE')
    expect(clean).toContain('Adobe')
  })

  it('drops the film that a moving photo carries behind its end', () => {
    const moving = jpeg({ tail: ascii(`\0\0\0\x18ftypmp42${PLACE}`) })
    expect(stripped(moving)).toEqual(jpeg())
  })

  it('keeps the animation of a GIF', () => {
    const clean = textOf(stripped(gif({ metadata: gifSecrets })))
    expect(clean).toContain('NETSCAPE2.0')
    expect(clean.split(textOf(Uint8Array.from(gifFrame)))).toHaveLength(3)
  })

  it('says no longer that a WebP has Exif or XMP, and how long it is now', () => {
    const clean = stripped(webp({ metadata: webpSecrets }))
    expect(clean[20]).toBe(0x20)
    expect(new DataView(clean.buffer).getUint32(4, true)).toBe(clean.length - 8)
  })

  it('answers nothing for bytes that are not what they are said to be', () => {
    expect(stripPrivate(png(), { kind: 'jpeg' })).toHaveLength(0)
    expect(stripPrivate(Uint8Array.from(ascii('hello')), { kind: 'gif' })).toHaveLength(0)
  })

  it('ends on an orientation directory that points at itself, beyond the file or into the void', () => {
    for (const offset of [0, 8, 0xff, 0xffff_ffff]) {
      const photo = jpeg({ metadata: exif(6) })
      new DataView(photo.buffer).setUint32(textOf(photo).indexOf('II*') + 4, offset, true)
      expect(sniffImage(stripped(photo))).toEqual(sniffImage(photo))
    }
  })
})

describe('pictures that were damaged on the way', () => {
  /** A good picture, cut anywhere and with some bytes overwritten. */
  const damaged = fc
    .tuple(
      fc.constantFrom(
        ...kinds.flatMap((kind) => pairs[kind]),
        jpeg({ metadata: exif(6) }),
        riff(webpLossless(9, 9)),
      ),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([whole, changes, part]) => {
      const bytes = whole.slice(0, Math.ceil(whole.length * part))
      for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
      return bytes
    })

  const whenImage = (claim: (clean: Uint8Array, info: ImageInfo) => void) => {
    fc.assert(
      fc.property(damaged, (bytes) => {
        const info = sniffImage(bytes)
        if (info) claim(stripPrivate(bytes, info), info)
      }),
      { numRuns: 3_000 },
    )
  }

  it('are the same picture of the same size when stripped', () => {
    whenImage((clean, info) => expect(sniffImage(clean)).toEqual(info))
  })

  it('change no more when stripped again', () => {
    whenImage((clean, info) => expect(stripPrivate(clean, info)).toEqual(clean))
  })
})

it('tells no place whatever the metadata is and wherever it stands', () => {
  const inJpeg = fc
    .array(fc.constantFrom(exif(1), exif(6), exif(3, 'MM'), jpegSecrets), { maxLength: 5 })
    .map((parts) => jpeg({ metadata: parts.flat(), tail: parts.flat() }))
  fc.assert(
    fc.property(inJpeg, (photo) => {
      const clean = textOf(stripped(photo))
      return !clean.includes('GPS') && !clean.includes('\x88\x25') && !clean.includes('\x25\x88')
    }),
  )
})
