import type { Invoice, Step } from './invoice'

const wordless = ({ note: _, ...step }: Step): Step => step

/**
 * A request when whoever made it has had her data deleted: that so much was invoiced stays, so that nothing is invoiced
 * twice and a refund still finds it; who it was made out to and the file do not.
 */
export const namelessInvoice = (invoice: Invoice): Invoice => {
  const { state, wish } = invoice
  const anybody =
    wish.kind === 'company'
      ? { kind: wish.kind, title: '', taxNo: '', email: '' }
      : { kind: wish.kind, title: '', email: '' }
  return {
    ...invoice,
    ...{ openid: '', called: '', wish: anybody, confirmed: [] },
    state: 'fapiao' in state ? { ...state, fapiao: { ...state.fapiao, file: null, link: null } } : state,
    steps: invoice.steps.map((step) => (step.step === 'askMore' ? wordless(step) : step)),
    version: invoice.version + 1,
    told: invoice.version + 1,
  }
}

/** The shop's copy of what was issued. */
export const fileOf = ({ state }: Pick<Invoice, 'state'>): string | null =>
  'fapiao' in state ? (state.fapiao.file?.fileId ?? null) : null
