import { RepliesBook } from '../features/replies/book/replies-book'

/** 话术: quick replies, looked after. */
export const RepliesPage = () => (
  <main className='replies-page'>
    <RepliesBook />
  </main>
)
