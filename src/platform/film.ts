import Taro from '@tarojs/taro'
import { isWeapp } from './env'
import './film.scss'

interface Film {
  readonly url: string
  readonly posterUrl?: string | undefined
  /** What a screen reader calls the way out. */
  readonly closeLabel: string
}

const part = <K extends keyof HTMLElementTagNameMap>(name: K, className: string): HTMLElementTagNameMap[K] =>
  Object.assign(document.createElement(name), { className })

/** The browser's own dialog: it takes the focus, closes by Escape and gives the focus back. */
const playInBrowser = ({ url, posterUrl, closeLabel }: Film): void => {
  const dialog = part('dialog', 'film-player')
  const video = Object.assign(part('video', 'film-player__video'), {
    src: url,
    controls: true,
    autoplay: true,
    playsInline: true,
    ...(posterUrl && { poster: posterUrl }),
  })
  const close = Object.assign(part('button', 'film-player__close'), { textContent: '×' })
  close.setAttribute('aria-label', closeLabel)
  close.onclick = () => dialog.close()
  dialog.onclose = () => dialog.remove()
  dialog.append(video, close)
  document.body.append(dialog)
  dialog.showModal()
}

/** Plays a video over the whole screen. */
export const playFilm = (film: Film): void => {
  const { url, posterUrl } = film
  if (!isWeapp) return playInBrowser(film)
  void Taro.previewMedia({ sources: [{ url, type: 'video', ...(posterUrl && { poster: posterUrl }) }] })
}
