/** One of several answers that goes along with whichever button is pressed. */
interface CardChoice {
  readonly key: string
  readonly title: string
  /** The first is chosen until another one is. */
  readonly options: readonly { readonly id: string; readonly text: string }[]
}

/** A message with buttons in an agent's chat with the app. */
export interface StaffCard {
  /** Unique among all cards of the app: digits, letters and `_-@`, at most 128. */
  readonly taskId: string
  readonly from: string
  readonly title: string
  readonly subtitle: string
  readonly text: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly choice: CardChoice
  /** `key` comes back when it is pressed. */
  readonly buttons: readonly { readonly key: string; readonly text: string; readonly isMain: boolean }[]
  /** Of the console, behind its `#`; `text` is the button that opens it. */
  readonly page: { readonly path: string; readonly text: string }
}
