import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { DeskCase, DeskCoupon } from '../../../core/aftersales/desk-view'
import { couponWords } from '../../../core/copy/coupons'
import { yuanText } from '../../../core/shared/money'
import { api } from '../../api/client'
import { failureWords, must } from '../../api/query'
import { casesWords } from '../../words/cases'
import { useSentOnce } from '../conversation/use-sent-once'
import { Part } from './part'
import { casesKey } from './use-case-count'

const words = casesWords.coupon

const useGrant = (caseNo: string) => {
  const client = useQueryClient()
  const idOf = useSentOnce()
  return useMutation({
    mutationFn: (couponId: string) =>
      must(api.cases.grantCoupon({ clientId: idOf([caseNo, couponId]), caseNo, couponId })),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey }),
  })
}

interface ChoicesProps {
  readonly caseNo: string
  readonly choices: DeskCoupon['choices']
}

/** What can be granted in place of one that could not be issued. */
const Choices = ({ caseNo, choices }: ChoicesProps) => {
  const { mutate, isPending, variables, error } = useGrant(caseNo)
  return (
    <>
      <p className='case-quiet'>{words.instead}</p>
      {choices.map((one) => (
        <Button
          key={one.id}
          className='case-grant'
          loading={isPending && variables === one.id}
          disabled={isPending}
          onClick={() => mutate(one.id)}
        >
          {words.grant(one)}
        </Button>
      ))}
      {error && <p role='alert'>{failureWords(error)}</p>}
    </>
  )
}

/** The coupon of the case (R135): where it stands, why it failed, and another one. */
export const CouponPart = ({ one: { caseNo, coupon } }: { readonly one: DeskCase }) => {
  if (!coupon) return null
  const { status, amountFen, text, choices } = coupon
  return (
    <Part title={couponWords.name}>
      <p>
        <b>{yuanText(amountFen)}</b> {couponWords.states[status]}
      </p>
      <p className='case-quiet'>{text}</p>
      {choices.length > 0 && <Choices {...{ caseNo, choices }} />}
    </Part>
  )
}
