import type { Said } from '../../../core/contracts/wecom.contract'
import { present } from '../../../core/shared/present'

/** Kinds that mean to us just what WeCom says. */
export type OtherSaid = Extract<
  Said,
  { kind: 'image' | 'video' | 'voice' | 'location' | 'link' | 'unsupported' }
>

/** Degrees as WeCom writes them; NaN for anything else, the empty field included. */
const degrees = (written: string): number => (/^-?\d{1,3}(\.\d+)?$/.test(written) ? Number(written) : NaN)

const isPlace = (latitude: number, longitude: number): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180

/** What a callback's fields say (接收消息, 消息格式); null when the kind's own fields are missing. */
export const otherSaid = (msgType: string, text: (name: string) => string): OtherSaid | null => {
  const mediaId = text('MediaId')
  switch (msgType) {
    case 'image':
      return mediaId ? { kind: 'image', mediaId } : null
    case 'video':
      return mediaId
        ? { kind: 'video', mediaId, ...present({ thumbId: text('ThumbMediaId') || undefined }) }
        : null
    case 'voice':
      return mediaId ? { kind: 'voice', mediaId, format: text('Format') } : null
    case 'location': {
      const [latitude, longitude] = [degrees(text('Location_X')), degrees(text('Location_Y'))]
      return isPlace(latitude, longitude)
        ? { kind: 'location', latitude, longitude, label: text('Label') }
        : null
    }
    case 'link':
      return text('Url') ? { kind: 'link', title: text('Title'), url: text('Url') } : null
    default:
      return { kind: 'unsupported', msgType }
  }
}
