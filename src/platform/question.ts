import Taro from '@tarojs/taro'

export interface Question {
  readonly title: string
  readonly text: string
  readonly yes: string
  /** Left out: it only has to be read. */
  readonly no?: string
}

/** Asks before something goes on; whether the answer was yes. */
export const askFirst = async ({ title, text, yes, no }: Question): Promise<boolean> => {
  const answer = await Taro.showModal({
    title,
    content: text,
    confirmText: yes,
    ...(no === undefined ? { showCancel: false } : { cancelText: no }),
  }).catch(() => ({ confirm: false }))
  return answer.confirm
}
