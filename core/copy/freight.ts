import type { CaseRecord } from '../aftersales/record'
import type { MoneyView } from '../aftersales/view'
import { insuranceFor } from '../insurance/freight-duty'
import type { Insurance } from '../insurance/insurance'
import type { OrderInsurance } from '../insurance/view'
import { yuanText } from '../shared/money'
import { insuranceNames } from './insurance'

interface Money {
  /** Freight that the shop gives back. */
  readonly freight: MoneyView | null
  readonly insurance: OrderInsurance | null
}

interface Paying {
  readonly record: Pick<CaseRecord, 'caseNo' | 'ruling'>
  /** Of the order. */
  readonly insurance: Insurance | null
}

/** Before the money that comes from the shop: who else has paid, or has not. */
const shopPays = (own: Insurance | null): string => {
  if (!own) return '商家付'
  const name = insuranceNames[own.insurer]
  return own.status === 'paid'
    ? `${name}已付 ${yuanText(own.paidFen)}，商家补差额`
    : `${name}没有付成，由商家付`
}

/** Beside the insurance: what of the freight is the shop's. */
const restOf = (freight: MoneyView | null, own: Insurance | null): string => {
  if (own?.status !== 'paid') return '不足的部分由商家补'
  return freight ? '不足的部分商家已补' : '寄回的运费已付清，商家不另付'
}

/** What both sides read where both the shop and an insurance would bear the freight: which one pays (freight-duty.ts). */
export const tellFreight = <M extends Money>(money: M, { record, insurance }: Paying): M => {
  const { freightBy, freightFen } = record.ruling
  if (freightBy !== 'shop' || freightFen === 0) return money
  const { freight, insurance: shown } = money
  const own = insuranceFor(insurance, [record.caseNo])
  const isFor = own !== null || insurance?.claim === null
  return {
    ...money,
    freight: freight && { ...freight, route: `${shopPays(own)}，${freight.route}` },
    insurance: shown && isFor ? { ...shown, nextText: `${shown.nextText}。${restOf(freight, own)}` } : shown,
  }
}
