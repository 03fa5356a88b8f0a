import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RefusalCode } from '../../../core/contracts/refusals'
import { cleanTrackingNo } from '../../../core/logistics/tracking-no'
import { shipWords as words } from '../../copy/aftersales'
import { wordsOf } from '../../copy/refusal-words'
import { canScan, scanCode } from '../../platform/scan'
import { say } from '../../platform/say'
import { Button } from '../../ui/button/button'
import { Card } from '../../ui/card/card'
import { Chip } from '../../ui/chip/chip'
import { TextField } from '../../ui/field/text-field'
import { Icon } from '../../ui/icon/icon'
import { meaning, press } from '../../ui/press'
import { Sheet } from '../../ui/sheet/sheet'
import { companyOf, guessed, offered, waybillProblems, type Waybill } from './ship.shared'
import type { Deeds } from './use-deeds'

function Scan({ onScanned }: { onScanned: (code: string) => void }) {
  const scan = async () => {
    const code = await scanCode()
    if (code === null) say(words.scanFailed)
    else onScanned(code)
  }
  return (
    <View className='ship__scan' {...press(() => void scan())}>
      <Icon name='scan' />
      {words.scan}
    </View>
  )
}

interface CarriersProps {
  readonly waybill: Waybill
  readonly error: RefusalCode | undefined
  readonly onChoose: (company: string) => void
}

/** Who carries it: the number often tells; it is hers to say otherwise. */
function Carriers({ waybill, error, onChoose }: CarriersProps) {
  const [isAll, setAll] = useState(false)
  const company = companyOf(waybill)
  const isGuess = waybill.chosen === '' && guessed(waybill.typed).length === 1
  return (
    <View className='ship__carriers'>
      <View className='ship__label'>{words.carrier}</View>
      <View className='ship__chips' {...meaning({ role: 'group', 'aria-label': words.carrier })}>
        {offered(waybill.typed, isAll).map((name) => (
          <Chip key={name} text={name} on={name === company} sunken onPress={() => onChoose(name)} />
        ))}
        {!isAll && <Chip text={words.others} sunken onPress={() => setAll(true)} />}
      </View>
      {isGuess && <View className='ship__tip'>{words.seems}</View>}
      {error !== undefined && (
        <View className='ship__error' {...meaning({ role: 'alert' })}>
          {wordsOf(error)}
        </View>
      )}
    </View>
  )
}

export interface ShipSheetProps {
  /** The number that was wrong. */
  readonly start: Waybill
  readonly deeds: Deeds
  readonly onClose: () => void
}

/** The number of the parcel that goes back: typed or scanned, its carrier told by it. */
export function ShipSheet({ start, deeds, onClose }: ShipSheetProps) {
  const [waybill, setWaybill] = useState(start)
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<RefusalCode | null>(null)
  const problems = waybillProblems(waybill)
  const shown = tried ? problems : {}
  const type = (typed: string) => {
    setRefusal(null)
    setWaybill((before) => ({ ...before, typed }))
  }
  const submit = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    const trackingNo = cleanTrackingNo(waybill.typed)
    const refused = await deeds.ship({ trackingNo, company: companyOf(waybill) })
    setRefusal(refused)
    if (refused === null) onClose()
  }
  const wrong = refusal ?? shown.number
  const busy = deeds.busy === 'ship'
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      foot={
        <Button look='primary' wide busy={busy} onPress={() => void submit()}>
          {busy ? words.submitting : words.submit}
        </Button>
      }
    >
      <Card>
        <TextField
          label={words.number}
          value={waybill.typed}
          hint={words.numberHint}
          error={wrong && wordsOf(wrong)}
          maxLength={40}
          onChange={type}
        />
        {canScan && <Scan onScanned={type} />}
        <Carriers
          waybill={waybill}
          error={shown.carrier}
          onChoose={(chosen) => setWaybill((before) => ({ ...before, chosen }))}
        />
      </Card>
    </Sheet>
  )
}
