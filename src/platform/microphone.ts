import Taro from '@tarojs/taro'
import { after } from './clock'
import { isWeapp } from './env'
import { agreesToPrivacy } from './privacy'
import { wavOf } from './wav'

/** A voice message is at most this long. */
export const VOICE_MAX_MS = 60_000

/** What was recorded: a local file, good until the app is closed. */
export interface Recorded {
  readonly path: string
  readonly bytes: number
  readonly durationMs: number
}

/** Told once: what was recorded, null when nothing came of it. */
type OnEnd = (recorded: Recorded | null) => void

/** WeChat's own browser keeps the microphone to itself; others need a page that they trust. */
const browserRecords = (): boolean =>
  typeof MediaRecorder !== 'undefined' &&
  'mediaDevices' in navigator &&
  !/MicroMessenger/i.test(navigator.userAgent)

/** Whether this phone can record at all. */
export const canRecord = (): boolean => isWeapp || browserRecords()

const askWeChat = async (): Promise<boolean> => {
  const { authSetting } = await Taro.getSetting()
  if (authSetting['scope.record'] !== undefined) return authSetting['scope.record']
  return Taro.authorize({ scope: 'scope.record' }).then(
    () => true,
    () => false,
  )
}

const endOf = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop())
const listenInBrowser = (): Promise<MediaStream> => navigator.mediaDevices.getUserMedia({ audio: true })

/** `declined`: the shopper does not agree to what is done with it; `refused`: the phone or browser says no. */
export type Microphone = 'granted' | 'refused' | 'declined'

/** Asks for the microphone before it is needed: a question while a finger holds would end the recording. */
export const askMicrophone = async (): Promise<Microphone> => {
  if (!(await agreesToPrivacy())) return 'declined'
  try {
    if (isWeapp) return (await askWeChat()) ? 'granted' : 'refused'
    endOf(await listenInBrowser())
    return 'granted'
  } catch {
    return 'refused'
  }
}

/** Where a shopper who refused the microphone allows it; a browser has no such page. */
export const openSettings = (): void => {
  if (isWeapp) void Taro.openSetting().catch(() => undefined)
}

/** One recorder for the whole app: whoever began last is told. */
let onWeChatEnd: OnEnd = () => undefined
let weChatRecorder: Taro.RecorderManager | undefined
const recorderOfWeChat = (): Taro.RecorderManager => {
  if (weChatRecorder !== undefined) return weChatRecorder
  const recorder = Taro.getRecorderManager()
  recorder.onStop(({ tempFilePath, fileSize, duration }) =>
    onWeChatEnd({ path: tempFilePath, bytes: fileSize, durationMs: Math.round(duration) }),
  )
  recorder.onError(() => onWeChatEnd(null))
  return (weChatRecorder = recorder)
}

const recordInWeChat = (onEnd: OnEnd): (() => void) => {
  const recorder = recorderOfWeChat()
  onWeChatEnd = onEnd
  recorder.start({
    duration: VOICE_MAX_MS,
    sampleRate: 16_000,
    numberOfChannels: 1,
    encodeBitRate: 48_000,
    format: 'mp3',
  })
  return () => recorder.stop()
}

/** Samples a second: a voice needs no more, and a minute of it stays below what may be uploaded. */
const RATE = 16_000

/** Every browser records a format of its own; all of them read it again. */
const asWav = async (recorded: Blob): Promise<Recorded> => {
  const reader = new OfflineAudioContext(1, 1, RATE)
  const sound = await reader.decodeAudioData(await recorded.arrayBuffer())
  const length = Math.min(sound.length, (VOICE_MAX_MS / 1_000) * RATE)
  const mixer = new OfflineAudioContext(1, length, RATE)
  const source = new AudioBufferSourceNode(mixer, { buffer: sound })
  source.connect(mixer.destination)
  source.start()
  const mixed = await mixer.startRendering()
  const file = new Blob([wavOf(mixed.getChannelData(0), RATE)], { type: 'audio/wav' })
  return {
    path: URL.createObjectURL(file),
    bytes: file.size,
    durationMs: Math.round((length / RATE) * 1_000),
  }
}

const recordStream = (stream: MediaStream, onEnd: OnEnd): (() => void) => {
  const recorder = new MediaRecorder(stream)
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  recorder.onstop = () => {
    endOf(stream)
    asWav(new Blob(pieces, { type: recorder.mimeType })).then(onEnd, () => onEnd(null))
  }
  recorder.start()
  return () => recorder.state !== 'inactive' && recorder.stop()
}

const recordInBrowser = (onEnd: OnEnd): (() => void) => {
  let isWanted = true
  let stop = () => undefined as unknown
  const callOff = after(VOICE_MAX_MS, () => stop())
  listenInBrowser().then(
    (stream) => {
      stop = recordStream(stream, onEnd)
      if (!isWanted) stop()
    },
    () => onEnd(null),
  )
  return () => {
    isWanted = false
    callOff()
    stop()
  }
}

/** Begins to record, a minute at most; the answer ends it. `onEnd` is told in either case. */
export const record = (onEnd: OnEnd): (() => void) => (isWeapp ? recordInWeChat : recordInBrowser)(onEnd)
