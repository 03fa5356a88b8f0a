import { App } from 'antd'
import { failureWords } from '../api/query'

/** Words that come on top of the page and go by themselves. */
export const useNews = () => {
  const { message } = App.useApp()
  return {
    done: (words: string): void => void message.success(words),
    /** Why a query or mutation failed. */
    failed: (error: Error): void => void message.error(failureWords(error)),
  }
}
