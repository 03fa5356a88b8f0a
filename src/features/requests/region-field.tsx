import { Picker, View } from '@tarojs/components'
import { requestWords as words } from '../../copy/requests'
import { isWeapp } from '../../platform/env'
import { Field } from '../../ui/field/field'
import { TextField } from '../../ui/field/text-field'

export interface Region {
  readonly province: string
  readonly city: string
  readonly district: string
}

export interface RegionFieldProps {
  readonly value: Region
  readonly error?: string | undefined
  readonly onChange: (region: Region) => void
}

function Chooser({ value, error, onChange }: RegionFieldProps) {
  const parts = [value.province, value.city, value.district]
  const isChosen = parts.some((part) => part !== '')
  return (
    <Field label={words.region} error={error}>
      <Picker
        className='region-picker'
        mode='region'
        value={parts}
        onChange={({ detail }) => {
          const [province = '', city = '', district = ''] = detail.value
          onChange({ province, city, district })
        }}
      >
        <View className={isChosen ? 'region' : 'region region--none'}>
          {isChosen ? [...new Set(parts)].join(' ') : words.regionHint}
        </View>
      </Picker>
    </Field>
  )
}

const names = ['province', 'city', 'district'] as const

function Lines({ value, error, onChange }: RegionFieldProps) {
  return (
    <>
      {names.map((name) => (
        <TextField
          key={name}
          label={words[name]}
          value={value[name]}
          maxLength={30}
          error={name === 'province' ? error : undefined}
          onChange={(part) => onChange({ ...value, [name]: part })}
        />
      ))}
    </>
  )
}

/** Province, city and district: WeChat knows them all; elsewhere they are written. */
export const RegionField = isWeapp ? Chooser : Lines
