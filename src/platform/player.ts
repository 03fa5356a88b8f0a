import Taro from '@tarojs/taro'
import { isWeapp } from './env'

export interface PlayerEvents {
  readonly onEnd: () => void
  readonly onFail: () => void
}

const open = (): Taro.InnerAudioContext => {
  // A voice message is heard like a call, even where the phone rings silently.
  if (isWeapp) void Taro.setInnerAudioOption({ obeyMuteSwitch: false }).catch(() => undefined)
  return Taro.createInnerAudioContext()
}

/** Plays one sound; the answer silences it, and then nothing more is told. */
export const playSound = (url: string, { onEnd, onFail }: PlayerEvents): (() => void) => {
  let isOn = true
  const context = open()
  const silence = () => {
    if (!isOn) return
    isOn = false
    context.destroy()
  }
  const once = (tell: () => void) => () => {
    if (!isOn) return
    silence()
    tell()
  }
  context.onEnded(once(onEnd))
  context.onError(once(onFail))
  context.src = url
  // A browser promises to play, and may break it.
  void Promise.resolve(context.play() as unknown).catch(once(onFail))
  return silence
}
