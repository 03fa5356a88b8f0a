import { sniffAudio, stripTags } from '../../core/files/audio'
import { mp4Film, mp4SoundMs, stripMp4 } from '../../core/files/mp4'
import { wavMs, wavOfSamples } from '../../core/files/wav'
import { aac, amr, box, film, FILMED_AT, mp3, tagged, wav } from '../support/films'
import { ascii, jpeg, PLACE, png } from '../support/images'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const bytesOf = (words: string): Uint8Array => Uint8Array.from(ascii(words))
const place = box('udta', box('\xa9xyz', ascii(PLACE)))

describe('a film', () => {
  it('tells its length and size by its structure', () => {
    expect(mp4Film(film())).toEqual({ durationMs: 12_000, width: 720, height: 1_280 })
    expect(mp4Film(film({ brand: 'qt  ' }))).toMatchObject({ durationMs: 12_000 })
  })

  it('that was held upright is shown upright', () => {
    expect(mp4Film(film({ isTurned: true }))).toMatchObject({ width: 1_280, height: 720 })
  })

  it('is as long as the longest of its headers says, so that none can lie', () => {
    expect(mp4Film(film({ ms: 300_000, claimedMs: 5_000 }))).toMatchObject({ durationMs: 300_000 })
    expect(mp4Film(film({ ms: 5_000, claimedMs: 300_000 }))).toMatchObject({ durationMs: 300_000 })
  })

  it.each([
    ['sound only', film({ handlers: ['soun'] })],
    ['without a length', film({ ms: 0 })],
    ['in pieces of which nobody tells the length', film({ behind: box('moof') })],
    ['cut short', film().subarray(0, 200)],
    ['a picture of the same family', film({ brand: 'heic', handlers: ['pict'] })],
    ['SVG with a script', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['HTML', bytesOf('<!doctype html><script>alert(1)</script>')],
    ['an executable', bytesOf('MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00')],
    ['an ELF', bytesOf('\x7fELF\x02\x01\x01\x00')],
    ['nothing', new Uint8Array()],
  ])('is not what is %s', (_what, bytes) => {
    expect(mp4Film(bytes)).toBeNull()
  })

  it('that counts its own boxes without end is not read without end', () => {
    expect(mp4Film(Uint8Array.from([...box('ftyp'), ...Array.from({ length: 2_000 }, () => box('free')).flat(), ...film()]))).toBeNull() // prettier-ignore
  })

  it.each([
    ['in the film', { inMovie: place }],
    ['in a track', { inTrack: place }],
    ['in the metadata of its maker', { inMovie: box('meta', box('ilst', ascii(PLACE))) }],
    ['behind its end', { behind: box('uuid', ascii(PLACE)) }],
    ['in free space', { behind: box('free', ascii(PLACE)) }],
    ['as bytes that are no box at all', { behind: ascii(PLACE) }],
    ['second by second, beside the pictures', { handlers: ['vide', 'meta'], hidden: PLACE }],
  ])('does not tell where it was made %s', (_where, options) => {
    const clean = stripMp4(film(options))
    expect(text(clean)).not.toContain(PLACE.slice(0, 10))
    expect(mp4Film(clean)).toEqual(mp4Film(film(options)))
    expect(text(clean)).toContain('the pictures')
  })

  it('does not tell when it was made', () => {
    const moment = text(Uint8Array.from([24, 16, 8, 0].map((shift) => (FILMED_AT >>> shift) & 0xff)))
    expect(text(film())).toContain(moment)
    expect(text(stripMp4(film()))).not.toContain(moment)
  })

  it('keeps every byte in its place, so that what points into the file still points right', () => {
    const made = film({ inMovie: place })
    expect(stripMp4(made)).toHaveLength(made.length)
    expect(stripMp4(stripMp4(made))).toEqual(stripMp4(made))
  })

  it('that is none is stripped to nothing', () => {
    expect(stripMp4(bytesOf('<svg/>'))).toHaveLength(0)
  })
})

describe('a sound', () => {
  it.each([
    ['mp3', mp3(), 3_000],
    ['aac', aac(), 3_200],
    ['m4a', film({ brand: 'M4A ', handlers: ['soun'], ms: 4_500 }), 4_500],
    ['wav', wav(2_000), 2_000],
    ['amr', amr(150), 3_000],
    ['amr', Uint8Array.from([...ascii('#!AMR-WB\n'), ...Array.from({ length: 61 * 50 }, (_, n) => (n % 61 === 0 ? 0x44 : 0))]), 1_000], // prettier-ignore
  ])('as %s tells its length', (kind, bytes, durationMs) => {
    expect(sniffAudio(bytes)).toEqual({ kind, durationMs })
  })

  it.each([
    ['a film', film()],
    ['a photo', jpeg()],
    ['another photo', png()],
    ['two frames that may be chance', mp3(2)],
    ['a header without a sound', bytesOf('#!AMR\n')],
    ['SVG', bytesOf('<svg onload="alert(1)"/>')],
    ['nothing', new Uint8Array()],
  ])('is not %s', (_what, bytes) => {
    expect(sniffAudio(bytes)).toBeNull()
  })

  it('loses its tags, before it and behind it', () => {
    const sound = tagged(Uint8Array.from([...mp3(), ...ascii(`TAG${PLACE}`)]), PLACE)
    expect(sniffAudio(sound)).toEqual({ kind: 'mp3', durationMs: 3_000 })
    expect(stripTags(sound, { kind: 'mp3' })).toEqual(mp3())
    const named = wav(1_000, [...ascii('LIST'), PLACE.length, 0, 0, 0, ...ascii(PLACE), ...(PLACE.length % 2 ? [0] : [])]) // prettier-ignore
    expect(text(stripTags(named, { kind: 'wav' }))).not.toContain(PLACE)
    expect(wavMs(stripTags(named, { kind: 'wav' }))).toBe(1_000)
  })

  it('that is another kind than it says is stripped to nothing', () => {
    expect(stripTags(film(), { kind: 'mp3' })).toHaveLength(0)
  })

  it('made of samples is played by everything, and too loud is as loud as it gets', () => {
    const made = wavOfSamples(Float32Array.from([0, 0.5, 1, 7, -7]), 8_000)
    expect(sniffAudio(wavOfSamples(new Float32Array(16_000), 8_000))).toEqual({
      kind: 'wav',
      durationMs: 2_000,
    })
    expect([...new Int16Array(made.slice(44).buffer)]).toEqual([0, 16_384, 32_767, 32_767, -32_767])
  })
})

it('sound in an MP4 with pictures is a film, not a voice', () => {
  expect(mp4SoundMs(film())).toBeNull()
})
