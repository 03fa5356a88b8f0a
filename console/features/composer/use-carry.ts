import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fileLimits } from '../../../core/files/limits'
import { api } from '../../api/client'
import { must, Refused } from '../../api/query'
import { carry } from './carry'

/** Carries a file to storage as it is chosen, and gives it on; `percent` of the way, 0–100. */
export const useCarry = (onCarried: (uploadId: string, file: File) => unknown) => {
  const [percent, setPercent] = useState(0)
  const upload = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > fileLimits.image.bytes) throw new Refused('fileTooLarge')
      const to = await must(api.desk.upload({ bytes: file.size }))
      if (!(await carry({ file, to, onPercent: setPercent }))) throw new Refused('offline')
      await onCarried(to.uploadId, file)
    },
    onMutate: () => setPercent(0),
  })
  return { upload, percent }
}
