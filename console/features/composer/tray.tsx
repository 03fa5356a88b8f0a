import { CloseOutlined } from '@ant-design/icons'
import { composerWords as words } from '../../words/composer'
import type { Chosen } from './images'

interface TrayProps {
  readonly images: readonly Chosen[]
  readonly onRemove: (key: string) => void
}

/** Pictures that wait to be sent. */
export const Tray = ({ images, onRemove }: TrayProps) =>
  images.length === 0 ? null : (
    <ul className='tray' aria-label={words.ready(images.length)}>
      {images.map(({ key, url }, index) => (
        <li key={key}>
          <img src={url} alt='' />
          <button type='button' aria-label={words.removeImage(index + 1)} onClick={() => onRemove(key)}>
            <CloseOutlined />
          </button>
        </li>
      ))}
    </ul>
  )
