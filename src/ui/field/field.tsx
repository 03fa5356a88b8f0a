import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { meaning } from '../press'
import './field.scss'

export interface FieldProps {
  readonly label: string
  /** What is wrong with it, in words; it stands at the field. */
  readonly error?: string | undefined
  readonly children: ReactNode
}

/** One row of a form: what is asked, the answer, what is wrong with it. */
export function Field({ label, error, children }: FieldProps) {
  return (
    <View className='field'>
      <View className='field__label'>{label}</View>
      <View className='field__value'>
        {children}
        {error !== undefined && (
          <View className='field__error' {...meaning({ role: 'alert' })}>
            {error}
          </View>
        )}
      </View>
    </View>
  )
}
