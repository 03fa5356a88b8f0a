import { View } from '@tarojs/components'
import { Address } from '../../../core/orders/requests/wanted'
import { requestWords as words } from '../../copy/requests'
import { chooseAddress, hasAddressBook } from '../../platform/address-book'
import { Card } from '../../ui/card/card'
import { TextField } from '../../ui/field/text-field'
import { press } from '../../ui/press'
import { useFields } from '../form/use-fields'
import type { FormProps } from './form.shared'
import { RegionField } from './region-field'
import './forms.scss'

const noAddress: Address = { name: '', phone: '', province: '', city: '', district: '', detail: '' }

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
  const { values, change, field, errorOf, problems, submitTo } = useFields(Address, noAddress)
  const submit = () => submitTo((address) => onSubmit({ kind: 'address', address }))
  const fields = (
    <Card label={words.title.address}>
      {hasAddressBook && <FromWechat onChosen={change} />}
      <TextField label={words.recipient} hint={words.recipientHint} maxLength={50} {...field('name')} />
      <TextField label={words.phone} hint={words.phoneHint} maxLength={20} digits {...field('phone')} />
      <RegionField value={values} error={errorOf('province', 'city', 'district')} onChange={change} />
      <TextField label={words.detail} hint={words.detailHint} maxLength={120} long {...field('detail')} />
    </Card>
  )
  return <>{children({ fields, problems, submit })}</>
}
