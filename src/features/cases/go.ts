import { openPage } from '../../platform/navigation'

/** The ways to after-sales: a case, the form for an order, one's own cases. */
export const openCase = (caseNo: string): void => openPage('case', { caseNo })
export const applyFor = (orderNo: string): void => openPage('case-form', { orderNo })
