import { openPage } from '../../platform/navigation'

/** The ways from a question: to its answer, to 小美, to a person. Words that were typed go along. */
export const openAnswer = (key: string, asked = ''): void =>
  openPage('answer', asked === '' ? { key } : { key, asked })
export const openCategory = (category: string): void => openPage('faq', { category })
export const askBot = (text: string): void => openPage('chat', text === '' ? { scene: 'faq' } : { ask: text })
export const callPerson = (text = ''): void => openPage('chat', { ask: text, person: '1' })
