import { Learning } from '../features/learning/learning'

/** 学习建议: what the bot did not know, and how well it answers. */
export const LearningPage = () => (
  <main className='work-page'>
    <Learning />
  </main>
)
