import { Image, View } from '@tarojs/components'
import { Icon } from '../icon/icon'
import { decoration } from '../press'
import './photo.scss'

export interface PhotoProps {
  readonly src?: string | undefined
  /** 36, 44, 56 or 64 px square. */
  readonly size: 'xs' | 's' | 'm' | 'l'
}

/** The picture of a product; a box where there is none. */
export function Photo({ src, size }: PhotoProps) {
  if (src === undefined || src === '') {
    return (
      <View className={`photo photo--${size} photo--none`}>
        <Icon name='box' />
      </View>
    )
  }
  return <Image className={`photo photo--${size}`} src={src} mode='aspectFill' lazyLoad {...decoration} />
}
