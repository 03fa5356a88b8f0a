import decode from '@audio/decode-amr'
import { amrMs } from '../../../core/files/amr'
import { fileLimits, MEDIA_MAX_MS } from '../../../core/files/limits'
import { wavOfSamples } from '../../../core/files/wav'
import type { Voices } from '../../lane-ports'

/**
 * AMR to WAV: WeCom records AMR, which neither InnerAudioContext nor any browser plays. A minute takes a tenth of a
 * second. The decoder weighs 240 kB, so only doors through which agents speak carry it.
 */
export const amrVoices: Voices = {
  playable: async (recorded) => {
    const durationMs = amrMs(recorded)
    if (durationMs === null || durationMs > MEDIA_MAX_MS) return null
    if (recorded.length > fileLimits.voice.bytes) return null
    const { channelData, sampleRate } = await decode(recorded)
    const [samples] = channelData
    return samples ? wavOfSamples(samples, sampleRate) : null
  },
}
