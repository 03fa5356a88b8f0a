import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fileLimits } from '../../../core/files/limits'
import { api } from '../../api/client'
import { must, Refused } from '../../api/query'
import { carry } from './carry'

/** A picture that lies in storage, and where it is shown from here. */
export interface Carried {
  readonly uploadId: string
  readonly url: string
}

/** Carries a picture to storage as it is chosen, and gives it on; `percent` of the way, 0–100. */
export const useCarry = (onCarried: (carried: Carried) => unknown) => {
  const [percent, setPercent] = useState(0)
  const upload = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > fileLimits.image.bytes) throw new Refused('fileTooLarge')
      const to = await must(api.desk.upload({ bytes: file.size }))
      if (!(await carry({ file, to, onPercent: setPercent }))) throw new Refused('offline')
      await onCarried({ uploadId: to.uploadId, url: URL.createObjectURL(file) })
    },
    onMutate: () => setPercent(0),
  })
  return { upload, percent }
}
