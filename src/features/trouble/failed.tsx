import type { RefusalCode } from '../../../core/contracts/refusals'
import type { Instant } from '../../../core/shared/time'
import { common } from '../../copy/common'
import { codeText, failedText } from '../../copy/trouble'
import { Button } from '../../ui/button/button'
import { Icon } from '../../ui/icon/icon'
import { State } from '../../ui/state/state'

export interface FailedProps {
  readonly title: string
  /** What is safe all the same: 您的订单. */
  readonly what: string
  readonly code: RefusalCode
  /** Null while the server's clock was never heard. */
  readonly at: Instant | null
  readonly busy: boolean
  readonly onRetry: () => void
  readonly onAsk: () => void
}

/** Nothing to show: what happened, that nothing is lost, retry, a person. */
export function Failed({ title, what, code, at, busy, onRetry, onAsk }: FailedProps) {
  return (
    <State picture='failed' title={title} text={failedText(code, what)} code={codeText(code, at)}>
      <Button look='primary' busy={busy} onPress={onRetry}>
        <Icon name='retry' />
        {busy ? common.loading : common.retry}
      </Button>
      <Button look='line' onPress={onAsk}>
        {common.askHuman}
      </Button>
    </State>
  )
}
