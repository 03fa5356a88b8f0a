import type { AssistantAnswer, Source } from '../core/knowledge/assistant'
import type { AssistantModel } from '../core/knowledge/assistant-model'

export interface AskedAssistant {
  readonly shopId: string
  /** Which model the shop has chosen. */
  readonly model: AssistantModel
  readonly question: string
  /** At most three; what it may speak from. */
  readonly sources: readonly Source[]
}

/** A large model that chooses among answers that were found, and may say the chosen one in other words. */
export interface Assistant {
  /**
   * What it said, unchecked (`checkedAnswer`). Null: nothing that can be read, or nothing within 3 s; then nothing of
   * the request runs on.
   */
  answer(asked: AskedAssistant): Promise<AssistantAnswer | null>
}

export interface AssistantPorts {
  readonly assistant: Assistant
}
