import { useEffect, useState, type DragEvent } from 'react'
import type { Images } from './use-images'

const hasFiles = ({ dataTransfer }: { readonly dataTransfer: DataTransfer | null }): boolean =>
  dataTransfer?.types.includes('Files') ?? false

/** Files that miss the conversation would be opened instead of the console. */
const useNothingElsewhere = (): void => {
  useEffect(() => {
    const keep = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
    }
    for (const kind of ['dragover', 'drop'] as const) window.addEventListener(kind, keep)
    return () => {
      for (const kind of ['dragover', 'drop'] as const) window.removeEventListener(kind, keep)
    }
  }, [])
}

/** Pictures that are dropped anywhere on the conversation are chosen, while they can be sent. */
export const useDrop = (canSend: boolean, images: Images) => {
  const [isOver, setOver] = useState(false)
  useNothingElsewhere()
  const onDragOver = (event: DragEvent) => {
    if (!canSend || !hasFiles(event)) return
    event.preventDefault()
    setOver(true)
  }
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    // from one part of it to the next is not out of it
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
  }
  const onDrop = (event: DragEvent) => {
    setOver(false)
    if (!canSend || !hasFiles(event)) return
    event.preventDefault()
    images.add([...event.dataTransfer.files])
  }
  return { isOver, handlers: { onDragOver, onDragLeave, onDrop } }
}
