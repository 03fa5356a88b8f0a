/** Why the page's wish was not done; the page has words for each. */
export type PanelProblem = 'gone' | 'changed' | 'idChanged' | 'badRequest' | 'notFound'

export class PanelError extends Error {
  constructor(readonly problem: PanelProblem) {
    super(problem)
    this.name = 'PanelError'
  }
}
