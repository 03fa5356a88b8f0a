import type { Output } from '../../../core/contracts/procedure'
import type { DeskContract } from '../../../core/contracts/desk.contract'

type Place = Output<DeskContract['desk']['upload']>

export interface Carrying {
  readonly file: Blob
  readonly to: Pick<Place, 'url' | 'headers'>
  /** 0–100. */
  readonly onPercent: (percent: number) => void
}

/** Puts a file where storage wants it; tells whether it lies there whole. */
export const carry = ({ file, to, onPercent }: Carrying): Promise<boolean> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', to.url)
    for (const [name, value] of Object.entries(to.headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) =>
      onPercent(Math.floor((100 * loaded) / Math.max(1, total)))
    request.onload = () => resolve(request.status >= 200 && request.status < 300)
    request.onerror = request.onabort = request.ontimeout = () => resolve(false)
    request.send(file)
  })
