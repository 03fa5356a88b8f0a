import { chatCopy } from '../../../copy/chat'
import type { ChatActions } from '../actions'
import { Picture, type Framed } from './picture'

interface ImageBodyProps extends Framed {
  readonly url: string
  readonly actions: ChatActions
}

export function ImageBody({ url, actions, ...framed }: ImageBodyProps) {
  return (
    <Picture
      framed={framed}
      src={url}
      isHidden={url === ''}
      label={chatCopy.photo}
      onOpen={() => actions.preview(url)}
    />
  )
}
