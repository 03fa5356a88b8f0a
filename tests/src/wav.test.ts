import { sniffAudio } from '../../core/files/audio'
import { wavOf } from '../../src/platform/wav'

it('records what the server takes for a voice message, and as long as it was', () => {
  const samples = Float32Array.from({ length: 16_000 * 3 }, (_, i) => Math.sin(i / 5))
  expect(sniffAudio(new Uint8Array(wavOf(samples, 16_000)))).toEqual({ kind: 'wav', durationMs: 3_000 })
})

it('cuts what is too loud off instead of turning it over', () => {
  const view = new DataView(wavOf(Float32Array.from([2, -2, 0]), 16_000))
  expect([44, 46, 48].map((at) => view.getInt16(at, true))).toEqual([32_767, -32_767, 0])
})
