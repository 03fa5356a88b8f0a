import { KnowledgeBook } from '../features/knowledge/knowledge-book'

/** 知识库: what the bot answers with. */
export const KnowledgePage = () => (
  <main className='knowledge-page'>
    <KnowledgeBook />
  </main>
)
