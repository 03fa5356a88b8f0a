import { useMutation } from '@tanstack/react-query'
import { useNews } from './use-news'

/** One thing that is done at a time; says that it is done, or why not. */
export const useAct = <Asked>(act: (asked: Asked) => Promise<unknown>) => {
  const { done, failed } = useNews()
  const { mutateAsync, isPending } = useMutation({ mutationFn: act })
  /** Answers whether it is done. */
  const go = async (asked: Asked, words: string): Promise<boolean> => {
    try {
      await mutateAsync(asked)
      done(words)
      return true
    } catch (error) {
      failed(error as Error)
      return false
    }
  }
  return { go, isBusy: isPending }
}
