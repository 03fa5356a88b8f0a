import { useState } from 'react'
import { View } from '@tarojs/components'
import { Address } from '../../../core/orders/requests/wanted'
import { requestWords as words } from '../../copy/requests'
import { wordsOf } from '../../copy/refusal-words'
import { chooseAddress, hasAddressBook } from '../../platform/address-book'
import { Card } from '../../ui/card/card'
import { TextField } from '../../ui/field/text-field'
import { press } from '../../ui/press'
import { countOf, problemsOf, type Problems } from '../form/problems'
import type { FormProps } from './form.shared'
import { RegionField } from './region-field'
import './forms.scss'

type Name = keyof Address
const noAddress: Address = { name: '', phone: '', province: '', city: '', district: '', detail: '' }

const problemsIn = (address: Address): Problems<Name> => problemsOf(Address, address)

function FromWechat({ onChosen }: { onChosen: (address: Address) => void }) {
  const choose = async () => {
    const chosen = await chooseAddress()
    if (chosen) onChosen(chosen)
  }
  return (
    <View className='request-form__book' {...press(() => void choose())}>
      {words.fromWechat}
    </View>
  )
}

/** Where the order shall go instead. */
export function AddressForm({ onSubmit, children }: FormProps) {
  const [address, setAddress] = useState(noAddress)
  const [tried, setTried] = useState(false)
  const problems = tried ? problemsIn(address) : {}
  const errorOf = (...names: readonly Name[]): string | undefined => {
    const code = names.map((name) => problems[name]).find((found) => found !== undefined)
    return code && wordsOf(code)
  }
  const field = (name: Name) => ({
    value: address[name],
    error: errorOf(name),
    onChange: (value: string) => setAddress((before) => ({ ...before, [name]: value })),
  })
  const submit = () => {
    setTried(true)
    if (countOf(problemsIn(address)) === 0) onSubmit({ kind: 'address', address })
  }
  const fields = (
    <Card label={words.title.address}>
      {hasAddressBook && <FromWechat onChosen={setAddress} />}
      <TextField label={words.recipient} hint={words.recipientHint} maxLength={50} {...field('name')} />
      <TextField label={words.phone} hint={words.phoneHint} maxLength={20} digits {...field('phone')} />
      <RegionField
        value={address}
        error={errorOf('province', 'city', 'district')}
        onChange={(region) => setAddress((before) => ({ ...before, ...region }))}
      />
      <TextField label={words.detail} hint={words.detailHint} maxLength={120} long {...field('detail')} />
    </Card>
  )
  return <>{children({ fields, problems: countOf(problems), submit })}</>
}
